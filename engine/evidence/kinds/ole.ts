import type { ByteSource } from '../../../base/files/index.ts'
import type { Verdict } from './magic.ts'

const oleMark = 'd0cf11e0a1b11ae1'
const chainEnd = 0xfffffffa

export function isOle(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(8, head.length)).toString('hex') === oleMark
}

/** What an OLE compound file is, by the names in its directory. Without a readable directory it is plain `ole`. */
export function kindOfOle(bytes: ByteSource): Verdict {
  const names = oleNames(bytes)
  const has = (name: string): boolean => names.has(name.toUpperCase())
  if (has('EncryptedPackage') || has('EncryptionInfo'))
    return { kind: 'encrypted-office', why: 'OLE file that holds an EncryptedPackage' }
  if (has('WordDocument')) return { kind: 'doc', why: 'OLE file with a WordDocument stream' }
  if (has('Workbook') || has('Book')) return { kind: 'xls', why: 'OLE file with a Workbook stream' }
  if (has('PowerPoint Document') || has('PP40')) return { kind: 'ppt', why: 'OLE file with a PowerPoint stream' }
  if (has('__properties_version1.0')) return { kind: 'msg', why: 'OLE file with Outlook message properties' }
  if (has('VisioDocument')) return { kind: 'visio', why: 'OLE file with a VisioDocument stream' }
  if (has('Quill')) return { kind: 'publisher', why: 'OLE file with a Publisher stream' }
  return { kind: 'ole', why: 'OLE compound file of no known application' }
}

/**
 * Names of the directory entries in capitals, as they are compared without regard to case ([MS-CFB] 2.6): the chain of directory sectors is followed through the FAT, whose own
 * sectors are listed in the header and, for files over about 7 MB, in DIFAT sectors. Bounded: at most 4,096 sectors.
 */
function oleNames(bytes: ByteSource): Set<string> {
  const names = new Set<string>()
  const header = viewOf(bytes, 0, 512)
  if (header.byteLength < 512) return names
  const shift = header.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return names
  const size = 1 << shift
  const fat = fatSectors(bytes, header, size)
  let sector = header.getUint32(48, true)
  for (let steps = 0; steps < 4096 && sector < chainEnd; steps++) {
    const entries = viewOf(bytes, (sector + 1) * size, size)
    for (let at = 0; at + 128 <= entries.byteLength; at += 128) names.add(entryName(entries, at).toUpperCase())
    const perSector = size / 4
    const home = fat[Math.floor(sector / perSector)]
    if (home === undefined) break
    const link = viewOf(bytes, (home + 1) * size + (sector % perSector) * 4, 4)
    if (link.byteLength < 4) break
    sector = link.getUint32(0, true)
  }
  return names
}

function fatSectors(bytes: ByteSource, header: DataView, size: number): number[] {
  const fat: number[] = []
  for (let i = 0; i < 109; i++) {
    const sector = header.getUint32(76 + i * 4, true)
    if (sector < chainEnd) fat.push(sector)
  }
  let next = header.getUint32(68, true)
  for (let steps = 0; steps < 4096 && next < chainEnd; steps++) {
    const list = viewOf(bytes, (next + 1) * size, size)
    if (list.byteLength < size) break
    for (let at = 0; at < size - 4; at += 4) if (list.getUint32(at, true) < chainEnd) fat.push(list.getUint32(at, true))
    next = list.getUint32(size - 4, true)
  }
  return fat
}

function entryName(entries: DataView, at: number): string {
  const length = Math.min(64, entries.getUint16(at + 64, true))
  let name = ''
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(entries.getUint16(at + i, true))
  return name
}

function viewOf(bytes: ByteSource, offset: number, length: number): DataView {
  const piece = bytes.read(offset, length)
  return new DataView(piece.buffer, piece.byteOffset, piece.byteLength)
}
