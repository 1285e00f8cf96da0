import type { Content, Rows } from '../../content.ts'
import { announceTable, rowBatch } from '../tables/index.ts'

const headRows = 100
const batchRows = 1000
const batchCells = 100_000

/** Tells what a cell of one row shows, where that may be something else than its text. */
export interface ShownCells {
  shown(column: number): string | undefined
}

/** Gathers the rows of one sheet into a table announcement (the header looked for in the first rows) and batches of rows. */
export class SheetTable {
  readonly #where: string
  readonly #name: string
  readonly #ready: Content[] = []
  #announced = false
  #rows: string[][] = []
  #numbers: number[] = []
  #shown = new Map<string[], ShownCells>()
  #cells = 0

  constructor(where: string, name: string) {
    this.#where = where
    this.#name = name
  }

  /** Adds a row by its number (1-based, as the program shows it). A row without any text is left out. */
  add(number: number, cells: string[], shown?: ShownCells): void {
    if (cells.every((cell) => cell === '')) return
    this.#rows.push(cells)
    this.#numbers.push(number)
    if (shown !== undefined) this.#shown.set(cells, shown)
    this.#cells += cells.length
    const most = this.#announced ? batchRows : headRows
    if (this.#rows.length >= most || this.#cells >= batchCells) this.#flush()
  }

  end(): void {
    this.#flush()
  }

  /** What is ready to be passed on; empties the store. */
  take(): Content[] {
    return this.#ready.splice(0)
  }

  #flush(): void {
    if (this.#rows.length === 0) return
    const { rows, numbers } = { rows: this.#rows, numbers: this.#numbers }
    const contents = this.#announced
      ? [rowBatch(rows, numbers)]
      : announceTable({ rows, numbers }, this.#where, this.#name)
    for (const content of contents)
      this.#ready.push(content.type === 'rows' ? withShown(content, this.#shown) : content)
    this.#announced = true
    this.#rows = []
    this.#numbers = []
    this.#shown = new Map()
    this.#cells = 0
  }
}

function withShown(batch: Rows, cells: ReadonlyMap<string[], ShownCells>): Rows {
  if (cells.size === 0) return batch
  const { rows } = batch
  batch.shown = (row, column) => {
    const shown = cells.get(rows[row]!)?.shown(column)
    return shown === rows[row]![column] ? undefined : shown
  }
  return batch
}
