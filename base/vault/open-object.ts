import { createHash, type KeyObject } from 'node:crypto'
import { openChunk, withObjectKey } from './object-cipher.ts'
import {
  chunkBytes,
  type Layout,
  layoutOf,
  longestHeader,
  type ObjectHeader,
  parseHeader,
  trailerBytes,
} from './object-format.ts'
import type { StoredObject } from './object-store.ts'
import type { KeysNow } from './seal-object.ts'
import { damaged, wrongKey } from './vault-problem.ts'

const batch = 16

/** An opened sealed object. Its length and hash are proven; every byte it answers is proven before it is answered. */
export interface SealedObject {
  readonly bytes: number
  /** SHA-256 of the content, hex. */
  readonly sha256: string
  readonly keyVersion: number
  /** Up to `length` bytes of content from `offset`; fewer at the end. Throws `VAULT_DAMAGED`, or `VAULT_SEALED` when sealed meanwhile. */
  read(offset: number, length: number): Promise<Buffer>
  /** All content in order, in pieces of at most 1 MiB; at the end the whole is compared with its hash. */
  pieces(): AsyncGenerator<Buffer>
  close(): Promise<void>
}

/**
 * Reads header and trailer and proves both. Throws `VAULT_DAMAGED`, `VAULT_WRONG_KEY` (another case, or a key version that
 * is not there) or `VAULT_SEALED`. `stored` is closed when this throws, and by `close`.
 */
export async function openObject(stored: StoredObject, keys: KeysNow, purpose: string): Promise<SealedObject> {
  try {
    return await open(stored, keys, purpose)
  } catch (problem) {
    await stored.close()
    throw problem
  }
}

async function open(stored: StoredObject, keys: KeysNow, purpose: string): Promise<SealedObject> {
  const { length, ...header } = parseHeader(asBuffer(await stored.read(0, longestHeader)))
  if (header.caseId !== keys().caseId)
    throw wrongKey(`A sealed object is of another case than ${keys().caseId}`, 'Open it under its own case')
  const layout = layoutOf(stored.size, length)
  const reader = new ChunkReader(stored, keys, header, purpose, layout)
  const trailer = await reader.trailer()
  if (trailer.readBigUInt64BE(32) !== BigInt(layout.content)) throw damaged('A sealed object has the wrong length')
  const sha256 = trailer.toString('hex', 0, 32)
  return {
    bytes: layout.content,
    sha256,
    keyVersion: header.keyVersion,
    read: (offset, size) => readRange(reader, layout, offset, size),
    pieces: () => readAll(reader, layout, sha256),
    close: () => stored.close(),
  }
}

class ChunkReader {
  readonly #stored: StoredObject
  readonly #keys: KeysNow
  readonly #header: ObjectHeader
  readonly #purpose: string
  readonly #layout: Layout

  constructor(stored: StoredObject, keys: KeysNow, header: ObjectHeader, purpose: string, layout: Layout) {
    this.#stored = stored
    this.#keys = keys
    this.#header = header
    this.#purpose = purpose
    this.#layout = layout
  }

  async trailer(): Promise<Buffer> {
    const sealed = await this.#stored.read(this.#layout.trailerAt, trailerBytes + 16)
    return this.#open((key) => openChunk(key, this.#header.prefix, this.#layout.chunks, true, sealed))
  }

  /** Content of the chunks `first` up to, not including, `end`. */
  async chunks(first: number, end: number): Promise<Buffer[]> {
    const { at } = this.#layout.chunk(first)
    const last = this.#layout.chunk(end - 1)
    const sealed = await this.#stored.read(at, last.at + last.length - at)
    return this.#open((key) => {
      const plain: Buffer[] = []
      for (let index = first; index < end; index++) {
        const chunk = this.#layout.chunk(index)
        const bytes = sealed.subarray(chunk.at - at, chunk.at - at + chunk.length)
        plain.push(openChunk(key, this.#header.prefix, index, false, bytes))
      }
      return plain
    })
  }

  #open<T>(use: (key: KeyObject) => T): T {
    return withObjectKey(this.#keys(), this.#header, this.#purpose, use)
  }
}

async function readRange(reader: ChunkReader, layout: Layout, offset: number, size: number): Promise<Buffer> {
  const start = Math.min(Math.max(0, offset), layout.content)
  const end = Math.min(Math.max(start, offset + size), layout.content)
  const out = Buffer.alloc(end - start)
  const endChunk = Math.ceil(end / chunkBytes)
  for (let first = Math.floor(start / chunkBytes); first < endChunk && end > start; first += batch) {
    const plain = await reader.chunks(first, Math.min(first + batch, endChunk))
    plain.forEach((bytes, i) => {
      const at = (first + i) * chunkBytes
      const from = Math.max(0, start - at)
      out.set(bytes.subarray(from, Math.min(bytes.length, end - at)), at + from - start)
    })
  }
  return out
}

async function* readAll(reader: ChunkReader, layout: Layout, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for (let first = 0; first < layout.chunks; first += batch) {
    const piece = Buffer.concat(await reader.chunks(first, Math.min(first + batch, layout.chunks)))
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw damaged('The content of a sealed object is not what was sealed')
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
