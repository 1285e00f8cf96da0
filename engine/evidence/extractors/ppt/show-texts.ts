import { type PptRecord, pptRecords } from './ppt-records.ts'

/** [MS-PPT] 2.13.24 record types */
const slideContainer = 1006
const slidePersist = 1011
const notesContainer = 1008
const masterContainer = 1016
const slideListWithText = 4080
const textChars = 4000
const textBytes = 4008
const persistDirectory = 6002
const comment = 12000
const cString = 4026

/**
 * Texts of a presentation by place. The outline (SlideListWithText) names the slides in order and their persist ids; the
 * persist directories say at which offset the container of each id lies; a container that none names is an earlier version.
 */
export function readShowTexts(show: Uint8Array): Map<string, string[]> {
  const stream = Buffer.from(show.buffer, show.byteOffset, show.length)
  const { slideOf, notesOf } = slideNumbers(stream)
  const texts = new Map<string, string[]>()
  let outline = ''
  let slide = 0
  for (const record of pptRecords(stream)) {
    if (record.type === slidePersist && listOf(record) !== undefined) {
      const list = listOf(record)!
      slide = list.instance === 0 ? slide + 1 : slide
      outline = list.instance === 0 ? `slide=${slide}` : ''
    }
    const text = textOf(record)
    if (text === '') continue
    const where = listOf(record) !== undefined ? outline || 'part=notes' : placeOf(record, slideOf, notesOf)
    const known = texts.get(where) ?? []
    if (!known.includes(text)) known.push(text)
    texts.set(where, known)
  }
  return new Map([...texts].sort(([a], [b]) => order(a) - order(b)))
}

function textOf({ type, data, within }: PptRecord): string {
  if (type === textChars) return tidy(data.toString('utf16le'))
  if (type === textBytes) return tidy(data.toString('latin1'))
  if (type === cString && within.some((container) => container.type === comment)) return tidy(data.toString('utf16le'))
  return ''
}

/** What empty masters say in the languages we know; text that people put on a master is on every slide. */
const prompts =
  /^(click to edit|edit master|second level|third level|fourth level|fifth level|按一下以編輯|單擊此處編輯|单击此处编辑|第[二三四五][層级層級])/i

/** CR ends a paragraph, VT a line; a lone `*` stands for a slide number or date. */
function tidy(text: string): string {
  const lines = text
    .replace(/\r\n?|\v/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
  const shown = lines
    .filter((line) => !prompts.test(line.trim()))
    .join('\n')
    .trim()
  return shown === '*' ? '' : shown
}

function listOf({ within }: PptRecord): PptRecord | undefined {
  return within.find(({ type }) => type === slideListWithText)
}

function placeOf(
  { within }: PptRecord,
  slideOf: ReadonlyMap<number, number>,
  notesOf: ReadonlyMap<number, number>,
): string {
  const slide = within.find(({ type }) => type === slideContainer)
  if (slide !== undefined) return slideOf.has(slide.at) ? `slide=${slideOf.get(slide.at)}` : 'part=earlier'
  const notes = within.find(({ type }) => type === notesContainer)
  if (notes !== undefined) return notesOf.has(notes.at) ? `slide=${notesOf.get(notes.at)};part=notes` : 'part=notes'
  return within.some(({ type }) => type === masterContainer) ? 'part=master' : 'part=other'
}

/** Offsets of the slide and notes containers in force, with the number of their slide. */
function slideNumbers(stream: Buffer): { slideOf: Map<number, number>; notesOf: Map<number, number> } {
  const offsetOf = new Map<number, number>()
  const slides: number[] = []
  const notes: number[] = []
  for (const record of pptRecords(stream)) {
    if (record.type === persistDirectory) readDirectory(record.data, offsetOf)
    const list = record.type === slidePersist && record.data.length >= 4 ? listOf(record) : undefined
    if (list?.instance === 0) slides.push(record.data.readUInt32LE(0))
    if (list?.instance === 2) notes.push(record.data.readUInt32LE(0))
  }
  const numbered = (ids: number[]): Map<number, number> => {
    const numbers = new Map<number, number>()
    for (const [index, id] of ids.entries()) if (offsetOf.has(id)) numbers.set(offsetOf.get(id)!, index + 1)
    return numbers
  }
  return { slideOf: numbered(slides), notesOf: numbered(notes) }
}

/** Runs of ids: 20 bits first id, 12 bits count, then the offsets ([MS-PPT] 2.3.4). Later directories override. */
function readDirectory(data: Buffer, offsetOf: Map<number, number>): void {
  let at = 0
  while (at + 4 <= data.length) {
    const head = data.readUInt32LE(at)
    at += 4
    for (let id = head & 0xfffff, left = head >>> 20; left > 0 && at + 4 <= data.length; id++, left--, at += 4)
      offsetOf.set(id, data.readUInt32LE(at))
  }
}

function order(where: string): number {
  const slide = /slide=(\d+)/.exec(where)?.[1]
  return slide === undefined ? Number.MAX_SAFE_INTEGER : Number(slide) * 2 + (where.includes('notes') ? 1 : 0)
}
