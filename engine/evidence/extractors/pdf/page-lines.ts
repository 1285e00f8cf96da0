import { type LineBox, rowsAcross } from '../../rows-across.ts'
import { type Pdfium, withMemory } from './pdfium.ts'

interface PageLine extends LineBox {
  text: string
}

/** Lines of running text are longer than this; cells of forms and tables are shorter. */
const longestCell = 40
const mostLines = 2_000

/**
 * The text of a page with its rows put together. PDF holds text in the order in which it was drawn; reports are often drawn
 * column by column. Where the lines are short and several stand side by side the page is read across; running text in
 * columns is left as it is.
 */
export function readAcross(pdfium: Pdfium, page: number, textPage: number, raw: string): string {
  const lines = linesOf(pdfium, page, textPage, raw)
  if (lines.length < 2 || lines.length > mostLines) return raw
  const lengths = lines.map((line) => line.text.trim().length).sort((a, b) => a - b)
  if (lengths[lengths.length >> 1]! > longestCell) return raw
  const rows = rowsAcross(lines)
  if (rows.length === lines.length && rows.every((row, at) => row[0] === lines[at])) return raw
  return rows.map((row) => row.map((line) => line.text.trim()).join('\t')).join('\n')
}

function linesOf(pdfium: Pdfium, page: number, textPage: number, raw: string): PageLine[] {
  const turn = pdfium.FPDFPage_GetRotation(page)
  const lines: PageLine[] = []
  withMemory(pdfium, 32, (box) => {
    for (const { 0: text, index } of raw.matchAll(/[^\r\n]+/g)) {
      const first = text.search(/\S/)
      if (first < 0) continue
      const last = text.trimEnd().length - 1
      const begin = boxAt(pdfium, textPage, index + first, box)
      const end = boxAt(pdfium, textPage, index + last, box)
      if (begin === undefined || end === undefined) continue
      lines.push({ text, page: 1, ...turned(union(begin, end), turn) })
    }
  })
  return lines
}

type Box = Omit<LineBox, 'page'>

/** Box of the character at a place of the text; the file counts upwards, we count down from the top. */
function boxAt(pdfium: Pdfium, textPage: number, place: number, box: number): Box | undefined {
  const character = pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, place)
  if (character < 0 || !pdfium.FPDFText_GetCharBox(textPage, character, box, box + 8, box + 16, box + 24))
    return undefined
  const memory = pdfium.memory()
  const view = new DataView(memory.buffer, memory.byteOffset + box, 32)
  const [left, right, bottom, top] = [0, 8, 16, 24].map((at) => view.getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  return { left, right, top: -top, bottom: -bottom }
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** The box as it is seen on a page that is shown turned by `turn` quarters clockwise. */
function turned({ left, right, top, bottom }: Box, turn: number): Box {
  if (turn === 1) return { left: -bottom, right: -top, top: left, bottom: right }
  if (turn === 2) return { left: -right, right: -left, top: -bottom, bottom: -top }
  if (turn === 3) return { left: top, right: bottom, top: -right, bottom: -left }
  return { left, right, top, bottom }
}
