import { type PptRecord, pptRecords } from './ppt-records.ts'
import { listOf, slidePersist } from './show-places.ts'

/** [MS-PPT] 2.13.24 record types */
const textChars = 4000
const textBytes = 4008
const comment = 12000
const cString = 4026

/** Texts of a presentation by place, in the order of the slides: of the outline (SlideListWithText), then of what lies on each slide. */
export function readShowTexts(stream: Buffer, placeOf: (record: PptRecord) => string): Map<string, string[]> {
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
    const where = listOf(record) !== undefined ? outline || 'part=notes' : placeOf(record)
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

function order(where: string): number {
  const slide = /slide=(\d+)/.exec(where)?.[1]
  return slide === undefined ? Number.MAX_SAFE_INTEGER : Number(slide) * 2 + (where.includes('notes') ? 1 : 0)
}
