import type { Content } from '../../content.ts'
import { announceTable, rowBatch } from '../tables/index.ts'

const headRows = 100
const batchRows = 1000
const batchCells = 100_000

/** Gathers the rows of one sheet into a table announcement (the header looked for in the first rows) and batches of rows. */
export class SheetTable {
  readonly #where: string
  readonly #name: string
  readonly #ready: Content[] = []
  #announced = false
  #rows: string[][] = []
  #numbers: number[] = []
  #cells = 0

  constructor(where: string, name: string) {
    this.#where = where
    this.#name = name
  }

  /** Adds a row by its number (1-based, as the program shows it). A row without any text is left out. */
  add(number: number, cells: string[]): void {
    if (cells.every((cell) => cell === '')) return
    this.#rows.push(cells)
    this.#numbers.push(number)
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
    if (this.#announced) this.#ready.push(rowBatch(this.#rows, this.#numbers))
    else this.#ready.push(...announceTable({ rows: this.#rows, numbers: this.#numbers }, this.#where, this.#name))
    this.#announced = true
    this.#rows = []
    this.#numbers = []
    this.#cells = 0
  }
}
