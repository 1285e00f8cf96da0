import { createHash } from 'node:crypto'
import { wrongKey } from '../vault-problem.ts'

/** One printed share. `bytes` is what the Shamir library made: 32 bytes and the coordinate. */
export interface Share {
  /** 8 hex digits, the same on all shares that belong together. */
  set: string
  number: number
  count: number
  threshold: number
  bytes: Uint8Array
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 18
const groupsPerLine = 6
const payloadBytes = 45

/**
 * A share as text to print and type: one line that says what it is, then 18 groups of 5 characters (Crockford's base 32:
 * no I, L, O, U). The payload is version (1 byte), set (4), threshold, count, number (1 each), share (33), and the first
 * 4 bytes of its SHA-256: 45 bytes, 72 characters, 4 in each group; the fifth is the group's own check.
 */
export function printShare(share: Share): string {
  const lines = [`cordon share ${share.number} of ${share.count}: ${share.threshold} of them open set ${share.set}`]
  const characters = toBase32(pack(share))
  for (let line = 0; line < groups; line += groupsPerLine) {
    const parts: string[] = []
    for (let group = line; group < line + groupsPerLine; group++) {
      const four = characters.slice(group * 4, group * 4 + 4)
      parts.push(four + alphabet[checkOf(four, group)])
    }
    lines.push(parts.join('-'))
  }
  return lines.join('\n')
}

/**
 * Reads a typed share; case, spaces, hyphens and the first line do not matter, O is 0, I and L are 1.
 * Throws `VAULT_WRONG_KEY` naming the first group that is mistyped: every wrong character, every two exchanged characters
 * of a group and every two exchanged groups are noticed with certainty, anything else but for one in 4 billion.
 */
export function parseShare(text: string): Share {
  const typed = text
    .replace(/^\s*cordon share[^\n]*\n/i, '')
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (typed.length !== groups * 5)
    throw wrongKey(`A share has ${groups * 5} characters, this one ${typed.length}`, 'Look for a group left out')
  let characters = ''
  for (let group = 0; group < groups; group++) {
    const five = typed.slice(group * 5, group * 5 + 5)
    const four = five.slice(0, 4)
    if (/[^0-9A-HJKMNP-TV-Z]/.test(five) || alphabet[checkOf(four, group)] !== five[4])
      throw wrongKey(`Group ${group + 1} of a share is mistyped`, 'Compare it with the paper and type it again')
    characters += four
  }
  return unpack(fromBase32(characters))
}

/**
 * Check character: with the four characters as c1..c4 in GF(32) (polynomial x^5 + x^2 + 1, a = x), the one that makes
 * c5 + a c1 + a^2 c2 + a^3 c3 + a^4 c4 equal the group's number. The weights differ, so an exchange changes the sum.
 */
function checkOf(four: string, group: number): number {
  let sum = 0
  for (let at = 3; at >= 0; at--) sum = timesA(sum ^ alphabet.indexOf(four[at]!))
  return sum ^ group
}

function timesA(value: number): number {
  const doubled = value << 1
  return (doubled & 32) === 0 ? doubled : doubled ^ 0b100101
}

function pack(share: Share): Buffer {
  const payload = Buffer.alloc(payloadBytes)
  payload[0] = 1
  payload.write(share.set, 1, 'hex')
  payload.set([share.threshold, share.count, share.number], 5)
  payload.set(share.bytes, 8)
  payload.set(checksum(payload), 41)
  return payload
}

function unpack(payload: Buffer): Share {
  if (!checksum(payload).equals(payload.subarray(41)))
    throw wrongKey('A share does not add up', 'Compare all of it with the paper')
  if (payload[0] !== 1)
    throw wrongKey(`A share of format ${payload[0]} is not known here`, 'Use the version it is from')
  const [threshold, count, number] = payload.subarray(5, 8) as unknown as [number, number, number]
  return { set: payload.toString('hex', 1, 5), threshold, count, number, bytes: payload.subarray(8, 41) }
}

function checksum(payload: Buffer): Buffer {
  return createHash('sha256').update(payload.subarray(0, 41)).digest().subarray(0, 4)
}

function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return text
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const character of text) {
    held = (held << 5) | alphabet.indexOf(character)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}
