import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { Content } from '../../content.ts'
import { columnLetters } from '../tables/index.ts'
import { NumberCells } from '../workbook/number-cells.ts'
import { type NumberFormat, numberFormat } from '../workbook/number-format.ts'
import { placeName } from '../workbook/place-name.ts'
import { SheetTable } from '../workbook/sheet-table.ts'

const mostColumns = 16_384

/** One sheet that SheetJS has opened: its rows as a table, then comments and addresses behind links as a passage. */
export function* readXlsSheet(name: string, sheet: WorkSheet | undefined, is1904: boolean): Iterable<Content> {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
  const where = `sheet=${placeName(name)}`
  const table = new SheetTable(where, name)
  const reader = new RowReader(is1904)
  for (const key in rows) {
    const number = Number(key) + 1
    const { cells, numbers } = reader.read(rows[key as unknown as number]!, number)
    table.add(number, cells, numbers)
    yield* table.take()
  }
  table.end()
  yield* table.take()
  if (reader.notes.length > 0) yield { type: 'passage', where: `${where};part=comments`, text: reader.notes.join('\n') }
}

class RowReader {
  readonly notes: string[] = []
  readonly #is1904: boolean
  readonly #formats = new Map<CellObject['z'], NumberFormat>()

  constructor(is1904: boolean) {
    this.#is1904 = is1904
  }

  /** The rows of a damaged workbook may claim a billion columns with hardly a cell in them: only what is there is visited. */
  read(row: (CellObject | undefined)[], number: number): { cells: string[]; numbers: NumberCells } {
    const cells: string[] = []
    const numbers = new NumberCells(this.#is1904)
    for (const key in row) {
      const column = Number(key)
      const cell = row[column]
      if (cell === undefined || column >= mostColumns) continue
      while (cells.length < column) cells.push('')
      cells[column] =
        cell.t === 'n' && typeof cell.v === 'number'
          ? numbers.text(column, String(cell.v), this.#format(cell.z))
          : cellText(cell)
      this.notes.push(...notesOf(cell, `${columnLetters(column)}${number}`))
    }
    return { cells, numbers }
  }

  #format(code: CellObject['z']): NumberFormat {
    let format = this.#formats.get(code)
    if (format === undefined) {
      const builtIn = code === undefined ? 0 : typeof code === 'number' ? code : builtInCodes.get(code)
      format = builtIn === undefined ? numberFormat(0, String(code)) : numberFormat(builtIn, undefined)
      this.#formats.set(code, format)
    }
    return format
  }
}

/** SheetJS gives a built-in format by the code it has in the United States; these have another one in other regions. */
const builtInCodes = new Map([
  ['General', 0],
  ['m/d/yy', 14],
  ['m/d/yy h:mm', 22],
])

function cellText({ t, v, w, f }: CellObject): string {
  if (v === undefined || v === null || v === '') return f === undefined ? '' : `=${f}`
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE'
  if (t === 'e') return w ?? '#ERROR'
  return String(v)
}

function notesOf(cell: CellObject, place: string): string[] {
  const notes = (cell.c ?? []).map((comment) => `${place}: ${comment.t ?? ''}`)
  if (cell.l?.Target !== undefined && /^(mailto|tel|https?):/i.test(cell.l.Target))
    notes.push(`${place}: ${cell.l.Target}`)
  return notes
}
