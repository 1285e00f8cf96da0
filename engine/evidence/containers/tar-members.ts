import type { ByteSource } from '../../../base/files/index.ts'
import { bufferOf } from './byte-range.ts'

/** One member of a tar archive. */
export interface TarMember {
  rawName: Uint8Array
  /** ustar type: '0' file, '5' folder, '1' '2' links, 'S' sparse ... */
  type: string
  /** Where its bytes lie, and how many there should be. */
  start: number
  bytes: number
}

const block = 512
const longestName = 64 * 1024

/**
 * Members of a tar archive (POSIX ustar and pax, GNU long names and sizes). A broken header is passed over to the next sound
 * one; `onLost` hears how many bytes lay between.
 */
export function* tarMembers(bytes: ByteSource, onLost: (at: number, lost: number) => void): Generator<TarMember> {
  let longName: Uint8Array | undefined
  let longSize: number | undefined
  let lostFrom = -1
  for (let at = 0; at + block <= bytes.size; ) {
    const header = bufferOf(bytes.read(at, block))
    if (!isHeader(header)) {
      if (lostFrom < 0 && header.some((byte) => byte !== 0)) lostFrom = at
      at += block
      continue
    }
    if (lostFrom >= 0) onLost(lostFrom, at - lostFrom)
    lostFrom = -1
    const type = String.fromCharCode(header[156]! || 0x30)
    const size = longSize ?? numberAt(header, 124, 12)
    const start = at + block
    at = start + Math.ceil(size / block) * block
    const extra = (): Uint8Array => bytes.read(start, Math.min(size, longestName))
    if (type === 'L') longName = untilZero(extra())
    else if (type === 'x') ({ name: longName = longName, size: longSize } = paxRecords(extra()))
    else if (type !== 'K' && type !== 'g') {
      yield { rawName: longName ?? nameOf(header), type, start, bytes: size }
      longName = undefined
      longSize = undefined
    }
  }
  if (lostFrom >= 0) onLost(lostFrom, bytes.size - lostFrom)
}

/** The header holds the sum of its own bytes, its own field counted as blanks. */
function isHeader(header: Buffer): boolean {
  if (header[0] === 0) return false
  let sum = 8 * 0x20
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += header[i]!
  return sum === numberAt(header, 148, 8)
}

/** Octal text, or base 256 where the first bit is set (GNU). -1 where it is neither. */
function numberAt(header: Buffer, at: number, length: number): number {
  if (header[at]! & 0x80) {
    const value = Number(BigInt(`0x${header.toString('hex', at + length - 8, at + length)}`))
    return Number.isSafeInteger(value) ? value : Number.MAX_SAFE_INTEGER
  }
  const text = header
    .toString('latin1', at, at + length)
    .split('\0', 1)[0]!
    .trim()
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : -1
}

function nameOf(header: Buffer): Uint8Array {
  const name = untilZero(header.subarray(0, 100))
  const prefix =
    header.toString('latin1', 257, 263) === 'ustar\0' ? untilZero(header.subarray(345, 500)) : Buffer.alloc(0)
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name])
}

function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** pax records are "<length> <key>=<value>\n", the length in bytes and counting itself. */
function paxRecords(bytes: Uint8Array): { name?: Uint8Array; size?: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: { name?: Uint8Array; size?: number } = {}
  for (let at = 0; at < buffer.length; ) {
    const length = Number.parseInt(buffer.toString('latin1', at, at + 20), 10)
    if (!(length > 4) || at + length > buffer.length) break
    const record = buffer.subarray(at, at + length - 1)
    const key = record.toString('latin1', record.indexOf(0x20) + 1, record.indexOf(0x3d))
    const value = record.subarray(record.indexOf(0x3d) + 1)
    if (key === 'path') found.name = value
    const size = Number(value.toString('latin1', 0, 20))
    if (key === 'size' && Number.isSafeInteger(size) && size >= 0) found.size = size
    at += length
  }
  return found
}
