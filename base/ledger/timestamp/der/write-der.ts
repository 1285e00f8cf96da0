import { tags } from './tags.ts'

/** One value: tag, length in its shortest form, content. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

export const sequence = (...values: readonly Uint8Array[]): Buffer => der(tags.sequence, ...values)
export const octets = (bytes: Uint8Array): Buffer => der(tags.octetString, bytes)
export const boolean = (value: boolean): Buffer => der(tags.boolean, Buffer.from([value ? 0xff : 0]))
export const nothing = (): Buffer => der(tags.null)

export function integer(value: bigint): Buffer {
  let bytes = 1
  while (BigInt.asIntN(bytes * 8, value) !== value) bytes++
  const hex = BigInt.asUintN(bytes * 8, value)
    .toString(16)
    .padStart(bytes * 2, '0')
  return der(tags.integer, Buffer.from(hex, 'hex'))
}

/** From dotted text. */
export function oid(text: string): Buffer {
  const [first = 0n, second = 0n, ...others] = text.split('.').map(BigInt)
  return der(tags.oid, Buffer.from([first * 40n + second, ...others].flatMap(base128)))
}

function base128(part: bigint): number[] {
  const digits = [Number(part & 0x7fn)]
  for (let left = part >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80)
  return digits
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}
