import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'
import { readOleProperties } from './ole/read-properties.ts'
import { isOle } from './ole/unwrap-object.ts'
import { openPackage, type Package } from './packages/package.ts'
import { readTexts } from './packages/read-texts.ts'
import { readSideParts } from './packages/side-parts.ts'
import { columnLetters } from './tables/index.ts'
import { formatNumber, numberFormat } from './workbook/format-number.ts'
import { placeName } from './workbook/place-name.ts'
import { SheetTable } from './workbook/sheet-table.ts'
import { drawingBytes } from './xls/drawing-bytes.ts'
import { readXlsExtras } from './xls/read-extras.ts'

const mostColumns = 16_384

/** Excel 97-2003 (XLS, also Excel 5 and 95) and binary workbooks (XLSB): every sheet as a table, comments and links as passages. */
export const xls: Extractor = {
  name: 'xls',
  kinds: ['xls', 'xlsb'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes / 4)
      throw new Unreadable('too-large', 'The workbook is larger than can be opened at once')
    const whole = bytes.all()
    const book = openBook(whole)
    for (const name of book.SheetNames) {
      context.checkIn()
      yield* readSheet(name, book.Sheets[name], book.Workbook?.WBProps?.date1904 === true)
    }
    if (isOle(whole)) {
      const file = openOle(whole)
      const stream = file.stream('Workbook') ?? file.stream('Book')
      yield* readXlsExtras(stream)
      yield* readOleProperties(file)
      yield* readEmbedded(file, [drawingBytes(stream)], context)
    } else yield* readXmlParts(await openPackage(bytes, context), context)
  },
}

/** Parts of a binary workbook that are XML all the same. */
async function* readXmlParts(book: Package, context: ExtractContext): AsyncIterable<Content> {
  for (const part of book.names) {
    const name = /\/((?:chart|drawing|data|threadedComment)\d*)\.xml$/.exec(part)?.[1]
    const lines = name === undefined ? [] : await readTexts(book, part)
    if (lines.length > 0) yield { type: 'passage', where: `part=${name}`, text: lines.join('\n') }
  }
  yield* readSideParts(book, context)
}

function openBook(whole: Uint8Array): WorkBook {
  try {
    return read(whole, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
      bookVBA: false,
    })
  } catch (cause) {
    const message = (cause as Error).message
    if (/password|encrypt/i.test(message))
      throw new Unreadable('encrypted', 'The workbook is protected with a password', { cause })
    throw new Unreadable('damaged', `The workbook is damaged: ${message.slice(0, 100)}`, { cause })
  }
}

function* readSheet(name: string, sheet: WorkSheet | undefined, is1904: boolean): Iterable<Content> {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
  const where = `sheet=${placeName(name)}`
  const table = new SheetTable(where, name)
  const notes: string[] = []
  for (const key in rows) {
    const number = Number(key) + 1
    const { cells, found } = readRow(rows[key as unknown as number]!, number, is1904)
    notes.push(...found)
    table.add(number, cells)
    yield* table.take()
  }
  table.end()
  yield* table.take()
  if (notes.length > 0) yield { type: 'passage', where: `${where};part=comments`, text: notes.join('\n') }
}

/** The rows of a damaged workbook may claim a billion columns with hardly a cell in them: only what is there is visited. */
function readRow(
  row: (CellObject | undefined)[],
  number: number,
  is1904: boolean,
): { cells: string[]; found: string[] } {
  const cells: string[] = []
  const found: string[] = []
  for (const key in row) {
    const column = Number(key)
    const cell = row[column]
    if (cell === undefined || column >= mostColumns) continue
    while (cells.length < column) cells.push('')
    cells[column] = cellText(cell, is1904)
    found.push(...notesOf(cell, `${columnLetters(column)}${number}`))
  }
  return { cells, found }
}

function cellText(cell: CellObject, is1904: boolean): string {
  const { t, v, z, f } = cell
  if (v === undefined || v === null || v === '') return f === undefined ? '' : `=${f}`
  if (t === 'n' && typeof v === 'number')
    return formatNumber(String(v), numberFormat(0, z === undefined ? undefined : String(z)), is1904)
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE'
  if (t === 'e') return cell.w ?? '#ERROR'
  return String(v)
}

function notesOf(cell: CellObject, place: string): string[] {
  const notes = (cell.c ?? []).map((comment) => `${place}: ${comment.t ?? ''}`)
  if (cell.l?.Target !== undefined && /^(mailto|tel|https?):/i.test(cell.l.Target))
    notes.push(`${place}: ${cell.l.Target}`)
  return notes
}
