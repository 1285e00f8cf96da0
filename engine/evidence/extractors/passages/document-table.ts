import type { Content } from '../../content.ts'
import { hasHeaderWord } from '../tables/header-words.ts'
import { findHeader } from '../tables/index.ts'
import { SheetTable } from '../workbook/sheet-table.ts'

const decideAfter = 60

/**
 * A table in a document, row by row. Word processors use tables for data (a list of patients) and for layout (a form: label
 * beside value). Data becomes a table; a form stays text, its cells joined by tabs, so that label and value are read together.
 */
export class DocumentTable {
  readonly #where: string
  readonly #asText: (line: string) => void
  readonly #give: (content: Content[]) => void
  #rows: string[][] = []
  #data: SheetTable | undefined
  #decided = false
  #number = 0

  /** `asText` takes the lines of a layout table, `give` what a data table yields. */
  constructor(where: string, asText: (line: string) => void, give: (content: Content[]) => void) {
    this.#where = where
    this.#asText = asText
    this.#give = give
  }

  add(row: string[]): void {
    this.#rows.push(row)
    if (this.#decided || this.#rows.length >= decideAfter) this.#pass()
  }

  end(): void {
    this.#pass()
    this.#data?.end()
    if (this.#data !== undefined) this.#give(this.#data.take())
  }

  #pass(): void {
    if (!this.#decided && isDataTable(this.#rows)) this.#data = new SheetTable(this.#where, '')
    this.#decided = true
    for (const row of this.#rows) {
      this.#number++
      if (this.#data !== undefined) this.#data.add(this.#number, row)
      else
        this.#asText(
          row
            .map((cell) => cell.replace(/\s*\n\s*/g, ' '))
            .join('\t')
            .trimEnd(),
        )
    }
    this.#rows = []
    if (this.#data !== undefined) this.#give(this.#data.take())
  }
}

/** Regular, with short cells, no labels beside values, and either a header or at least three columns and four rows. */
export function isDataTable(rows: readonly string[][]): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (filled.length < 2) return false
  const widths = filled.map((row) => row.length).sort((a, b) => a - b)
  const width = widths[widths.length >> 1]!
  if (width < 2 || widths.filter((other) => Math.abs(other - width) <= 1).length < filled.length * 0.7) return false
  const units = filled.reduce((sum, row) => sum + row.reduce((total, cell) => total + cell.length, 0), 0)
  if (units > filled.length * width * 150) return false
  if (isLabelColumn(filled, 0) && (width === 2 || isLabelColumn(filled, 2) || hasColons(filled, 0))) return false
  if (findHeader(filled).header >= 0) return true
  return width >= 3 && filled.length >= 4
}

function isLabelColumn(rows: readonly string[][], column: number): boolean {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  const labels = cells.filter(
    (cell) => /[:：]$/.test(cell) || (cell.length <= 40 && !/\d/.test(cell) && hasHeaderWord(cell)),
  )
  return labels.length > 1 && labels.length >= cells.length * 0.6
}

function hasColons(rows: readonly string[][], column: number): boolean {
  return rows.filter((row) => /[:：]\s*$/.test(row[column] ?? '')).length >= rows.length * 0.5
}
