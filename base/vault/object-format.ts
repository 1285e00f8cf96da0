import { damaged } from './vault-problem.ts'

/**
 * A sealed object, format 1 (docs/design/vault.md shows it byte by byte):
 *
 *   header   "CORDSEAL", format, chunk size (power of two), header length u16, key version u32, key id 16, salt 32,
 *            nonce prefix 7, length of the case id u8, case id
 *   chunks   content in chunks of 64 KiB, the last of them 1 byte to 64 KiB, each followed by its tag (16)
 *   trailer  one chunk more with the last-flag: SHA-256 of the content (32), length of the content u64; tag (16)
 */
export const chunkBytes = 1 << 16
export const tagBytes = 16
export const trailerBytes = 32 + 8
const sealedChunk = chunkBytes + tagBytes
const sealedTrailer = trailerBytes + tagBytes
const magic = 'CORDSEAL'
const fixedBytes = 72
/** Enough to hold any header. */
export const longestHeader = fixedBytes + 64

export interface ObjectHeader {
  keyVersion: number
  /** 32 hex digits. */
  keyId: string
  /** 32 bytes. */
  salt: Uint8Array
  /** 7 bytes. */
  prefix: Uint8Array
  caseId: string
}

export function printHeader({ keyVersion, keyId, salt, prefix, caseId }: ObjectHeader): Buffer {
  const name = Buffer.from(caseId, 'latin1')
  const header = Buffer.alloc(fixedBytes + name.length)
  header.write(magic, 0, 'latin1')
  header[8] = 1
  header[9] = 16
  header.writeUInt16BE(header.length, 10)
  header.writeUInt32BE(keyVersion, 12)
  header.write(keyId, 16, 'hex')
  header.set(salt, 32)
  header.set(prefix, 64)
  header[71] = name.length
  header.set(name, fixedBytes)
  return header
}

/** Reads the header at the start of `bytes`. Nothing in it is to be believed before a chunk has opened. Throws `VAULT_DAMAGED`. */
export function parseHeader(bytes: Buffer): ObjectHeader & { length: number } {
  if (bytes.length < fixedBytes || bytes.toString('latin1', 0, 8) !== magic)
    throw damaged('This is not a sealed object')
  if (bytes[8] !== 1 || bytes[9] !== 16) throw damaged(`Sealed objects of format ${bytes[8]} are not known here`)
  const length = bytes.readUInt16BE(10)
  if (length !== fixedBytes + bytes[71]! || length > bytes.length)
    throw damaged('The header of a sealed object is damaged')
  return {
    keyVersion: bytes.readUInt32BE(12),
    keyId: bytes.toString('hex', 16, 32),
    salt: bytes.subarray(32, 64),
    prefix: bytes.subarray(64, 71),
    caseId: bytes.toString('latin1', fixedBytes, length),
    length,
  }
}

/** Where the parts of an object of `size` bytes lie, all offsets in bytes. */
export interface Layout {
  content: number
  chunks: number
  /** Offset and sealed length of content chunk `index`. */
  chunk(index: number): { at: number; length: number }
  trailerAt: number
}

/** The one layout an object of this size can have. Throws `VAULT_DAMAGED` where there is none. */
export function layoutOf(size: number, headerLength: number): Layout {
  const body = size - headerLength - sealedTrailer
  const chunks = Math.ceil(body / sealedChunk)
  const content = body - chunks * tagBytes
  const last = body - (chunks - 1) * sealedChunk
  if (body < 0 || (chunks > 0 && last <= tagBytes)) throw damaged('A sealed object was cut')
  return {
    content,
    chunks,
    chunk: (index) => ({
      at: headerLength + index * sealedChunk,
      length: index === chunks - 1 ? last : sealedChunk,
    }),
    trailerAt: size - sealedTrailer,
  }
}

/** STREAM's nonce (Hoang, Reyhanitabar, Rogaway, Vizár 2015): prefix (7), number of the chunk u32, 1 for the last chunk else 0. */
export function nonceOf(prefix: Uint8Array, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix)
  nonce.writeUInt32BE(index, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}
