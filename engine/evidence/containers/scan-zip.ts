import type { ByteSource } from '../../../base/files/index.ts'
import { bufferOf, rangeOf } from './byte-range.ts'
import type { ZipMember } from './zip-members.ts'

const smallWindow = 4096
const largeWindow = 1 << 20

/**
 * Finds members by their local headers alone (APPNOTE 4.3.7), for archives cut short or with a broken directory.
 * Linear: every byte is searched once.
 */
export function* scannedMembers(bytes: ByteSource): Generator<ZipMember> {
  for (let at = findMark(bytes, 0, isLocalHeader); at >= 0; ) {
    const member = readLocalHeader(bytes, at)
    if (member === undefined) {
      at = findMark(bytes, at + 4, isLocalHeader)
      continue
    }
    yield member.member
    at = findMark(bytes, member.end, isLocalHeader)
  }
}

function readLocalHeader(bytes: ByteSource, at: number): { member: ZipMember; end: number } | undefined {
  const header = bufferOf(bytes.read(at, 30))
  if (header.length < 30) return undefined
  const flags = header.readUInt16LE(6)
  const nameLength = header.readUInt16LE(26)
  const start = at + 30 + nameLength + header.readUInt16LE(28)
  if (nameLength === 0 || nameLength > 4096 || start > bytes.size) return undefined
  const packed = header.readUInt32LE(18)
  // Sizes are unknown at this point when the archive was streamed (flag bit 3) or is ZIP64 (all ones).
  const sized = (flags & 8) === 0 && packed !== 0xffffffff && start + packed <= bytes.size
  const end = sized ? start + packed : markAfter(bytes, start)
  return {
    end,
    member: {
      rawName: bytes.read(at + 30, nameLength),
      unicodeName: undefined,
      method: header.readUInt16LE(8),
      encrypted: (flags & 1) !== 0,
      packed: end - start,
      unpacked: sized ? header.readUInt32LE(22) : undefined,
      crc: sized ? header.readUInt32LE(14) : undefined,
      headerAt: at,
      packedPieces: async () => rangeOf(bytes, start, end),
    },
  }
}

function markAfter(bytes: ByteSource, start: number): number {
  const found = findMark(bytes, start, isAnyHeader)
  return found < 0 ? bytes.size : found
}

function isLocalHeader(third: number, fourth: number): boolean {
  return third === 3 && fourth === 4
}

function isAnyHeader(third: number, fourth: number): boolean {
  return isLocalHeader(third, fourth) || (third === 1 && fourth === 2) || (third === 7 && fourth === 8)
}

/** Offset of the next "PK.." mark that `fits`, from `from` on; -1 where there is none. */
function findMark(bytes: ByteSource, from: number, fits: (third: number, fourth: number) => boolean): number {
  // The next header mostly stands right here, so the first look is short.
  let size = smallWindow
  for (let base = from; base < bytes.size; ) {
    const window = bufferOf(bytes.read(base, size + 3))
    for (let at = window.indexOf('PK', 0, 'latin1'); at >= 0; at = window.indexOf('PK', at + 1, 'latin1'))
      if (at < size && at + 3 < window.length && fits(window[at + 2]!, window[at + 3]!)) return base + at
    base += size
    size = largeWindow
  }
  return -1
}
