import type { Content } from '../../content.ts'
import { withoutCodes } from '../workbook/margin-text.ts'
import { placeName } from '../workbook/place-name.ts'

/** [MS-XLS] 2.3 record types */
const begin = 0x0809
const sheetNames = 0x0085
const header = 0x0014
const footer = 0x0015
const seriesText = 0x100d
const textObject = 0x01b6
const continued = 0x003c

interface BiffRecord {
  type: number
  at: number
  data: Buffer
}

function* biffRecords(view: Buffer): Iterable<BiffRecord> {
  for (let at = 0; at + 4 <= view.length; ) {
    const length = view.readUInt16LE(at + 2)
    yield { type: view.readUInt16LE(at), at, data: view.subarray(at + 4, at + 4 + length) }
    at += 4 + length
  }
}

/** What an XLS workbook says outside its cells: headers and footers, text boxes, titles and labels of charts; by sheet. */
export function* readXlsExtras(workbook: Uint8Array | undefined): Iterable<Content> {
  if (workbook === undefined) return
  const view = Buffer.from(workbook.buffer, workbook.byteOffset, workbook.length)
  const names = new Map<number, string>()
  const texts = new Map<string, Set<string>>()
  let sheet = ''
  let previous = 0
  for (const { type, at, data } of biffRecords(view)) {
    if (type === sheetNames && data.length > 8) names.set(data.readUInt32LE(0), shortText(data, 6))
    if (type === begin) sheet = names.get(at) ?? sheet
    const text = textOf(type, data, previous)
    if (text.trim() !== '') texts.set(sheet, (texts.get(sheet) ?? new Set()).add(text.trim()))
    previous = type
  }
  for (const [name, found] of texts)
    yield {
      type: 'passage',
      where: name === '' ? 'part=extras' : `sheet=${placeName(name)};part=extras`,
      text: [...found].join('\n'),
    }
}

/** The text of a box comes in the continuation behind its record. */
function textOf(type: number, data: Buffer, previous: number): string {
  if ((type === header || type === footer) && data.length > 3) return withoutCodes(longText(data, 0))
  if (type === seriesText && data.length > 4) return shortText(data, 2)
  if (type === continued && previous === textObject && data.length > 1)
    return characters(data, 1, data[0]! & 1, data.length)
  return ''
}

/** Length in one byte, flag byte (bit 0: UTF-16), characters. */
function shortText(data: Buffer, at: number): string {
  return characters(data, at + 2, data[at + 1]! & 1, data[at]!)
}

/** Length in two bytes, flag byte, characters. */
function longText(data: Buffer, at: number): string {
  return characters(data, at + 3, data[at + 2]! & 1, data.readUInt16LE(at))
}

function characters(data: Buffer, from: number, isWide: number, count: number): string {
  return isWide === 1 ? data.toString('utf16le', from, from + count * 2) : data.toString('latin1', from, from + count)
}
