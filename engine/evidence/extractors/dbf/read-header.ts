import type { ByteSource } from '../../../../base/files/index.ts'
import { bufferOf } from '../../containers/byte-range.ts'
import { Unreadable } from '../../content.ts'

export interface DbfField {
  name: string
  type: string
  /** Offset in the record, and bytes. */
  at: number
  bytes: number
}

export interface DbfHeader {
  records: number
  headerBytes: number
  recordBytes: number
  /** As iconv-lite names it; undefined where the header does not say. */
  charset: string | undefined
  fields: DbfField[]
}

/** Code pages by the language driver byte (dBase and FoxPro documentation); those met in clinics. */
const charsets: Readonly<Record<number, string>> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  77: 'gb18030',
  78: 'cp949',
  79: 'big5-hkscs',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  120: 'big5-hkscs',
  121: 'cp949',
  122: 'gb18030',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
}

/** Reads the header of a dBase table: 32 bytes, then 32 for each field up to a 0x0D. Throws `Unreadable` where it makes no sense. */
export function readHeader(bytes: ByteSource): DbfHeader {
  const head = bufferOf(bytes.read(0, 32))
  const headerBytes = head.readUInt16LE(8)
  const recordBytes = head.readUInt16LE(10)
  const list = bufferOf(bytes.read(32, headerBytes - 32))
  const fields: DbfField[] = []
  let at = 1
  for (let entry = 0; entry + 32 <= list.length && list[entry] !== 0x0d; entry += 32) {
    const name = list.toString('latin1', entry, entry + 11).split('\0', 1)[0]!
    const type = String.fromCharCode(list[entry + 11]!)
    // Clipper keeps the length of long texts in two bytes.
    const length = type === 'C' ? list.readUInt16LE(entry + 16) : list[entry + 16]!
    fields.push({ name, type, at, bytes: length })
    at += length
  }
  if (fields.length === 0 || at > recordBytes)
    throw new Unreadable('damaged', 'The fields of the table do not fit its records')
  return { records: head.readUInt32LE(4), headerBytes, recordBytes, charset: charsets[head[29]!], fields }
}
