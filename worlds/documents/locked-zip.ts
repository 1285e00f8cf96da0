import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Random } from '../random.ts'
import type { Member } from './zip-bytes.ts'

/**
 * An archive locked with AES-256 as WinZip describes it (AE-2, strength 3): method 99, extra field 0x9901, a random salt,
 * PBKDF2 with 1,000 rounds, AES in counter mode and a 10-byte HMAC. Written here because libraries draw the salt by
 * themselves, and a world must have the same bytes every time.
 */
export function lockedZip(members: readonly Member[], password: string, random: Random): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of members) {
    const body = lock(deflateRawSync(bytes), password, Buffer.from(random.hex(32), 'hex'))
    const title = Buffer.from(name)
    const head = Buffer.concat([signature(0x04034b50), fields(body.length, bytes.length, title.length), title, extra])
    directory.push(centralEntry(body.length, bytes.length, title, offset))
    pieces.push(head, body)
    offset += head.length + body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, central, end])
}

/** Salt, two bytes to check the password, the ciphertext, and its authentication code. */
function lock(plain: Buffer, password: string, salt: Buffer): Buffer {
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1')
  const ciphertext = countered(plain, keys.subarray(0, 32))
  const code = createHmac('sha1', keys.subarray(32, 64)).update(ciphertext).digest().subarray(0, 10)
  return Buffer.concat([salt, keys.subarray(64), ciphertext, code])
}

/** Counter mode with a little-endian counter that starts at 1, as this format wants it (Node counts the other way round). */
function countered(plain: Buffer, key: Buffer): Buffer {
  const blocks = Buffer.alloc(Math.ceil(plain.length / 16) * 16)
  for (let block = 0; block * 16 < blocks.length; block++) blocks.writeUInt32LE(block + 1, block * 16)
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  const stream = Buffer.concat([cipher.update(blocks), cipher.final()])
  return Buffer.from(plain.map((byte, at) => byte ^ stream[at]!))
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** AE-2 (no CRC kept), "AE", strength 3 = 256 bits, really deflated. */
const extra = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 8, 0])

/** The part that local headers and the central directory have in common. The date is 2026-09-27 22:14:06. */
function fields(packed: number, size: number, titleLength: number): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(51, 0)
  bytes.writeUInt16LE(0x0801, 2)
  bytes.writeUInt16LE(99, 4)
  bytes.writeUInt16LE((22 << 11) | (14 << 5) | 3, 6)
  bytes.writeUInt16LE((46 << 9) | (9 << 5) | 27, 8)
  bytes.writeUInt32LE(packed, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(titleLength, 22)
  bytes.writeUInt16LE(extra.length, 24)
  return bytes
}

function centralEntry(packed: number, size: number, title: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  const madeBy = Buffer.from([51, 0])
  return Buffer.concat([signature(0x02014b50), madeBy, fields(packed, size, title.length), rest, title, extra])
}
