import { Tag } from './tags.ts'

/** One BER value with a definite length in its shortest form (what RFC 4511 section 5.1 asks of senders). */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(length)]), ...contents])
}

export function sequence(...contents: readonly Uint8Array[]): Buffer {
  return element(Tag.sequence, ...contents)
}

/** An octet string; text as UTF-8. */
export function octets(value: string | Uint8Array, tag: number = Tag.octets): Buffer {
  return element(tag, typeof value === 'string' ? Buffer.from(value, 'utf8') : value)
}

/** A whole number within 32 bits, in as few octets as two's complement takes. */
export function integer(value: number, tag: number = Tag.integer): Buffer {
  if (!Number.isInteger(value) || value < -0x8000_0000 || value > 0x7fff_ffff)
    throw new RangeError('An LDAP integer is a whole number of 32 bits')
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  let from = 0
  while (from < 3 && bytes[from] === (bytes[from + 1]! & 0x80 ? 0xff : 0)) from++
  return element(tag, bytes.subarray(from))
}

export function enumerated(value: number): Buffer {
  return integer(value, Tag.enumerated)
}

export function boolean(value: boolean, tag: number = Tag.boolean): Buffer {
  return element(tag, Buffer.from([value ? 0xff : 0]))
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octetsOf: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octetsOf.unshift(rest % 256)
  return [0x80 | octetsOf.length, ...octetsOf]
}
