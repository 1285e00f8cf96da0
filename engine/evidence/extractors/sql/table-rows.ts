import { cellFileName, fileEnding } from '../file-ending.ts'
import type { PendingContent } from '../pending-content.ts'
import { rowBatch } from '../tables/index.ts'

const batchRows = 2000
const batchUnits = 4 << 20
/** Characters of hexadecimal below which no file is looked for. */
const shortestFile = 64

interface KnownTable {
  columns: string[]
  rows: number
}

/**
 * Gathers the rows of a dump by table: announces a table whenever rows of another one (or with other columns) begin, counts
 * rows per table over the whole dump, hands on batches.
 */
export class TableRows {
  readonly #tables = new Map<string, KnownTable>()
  readonly #out: PendingContent[]
  #current: KnownTable | undefined
  #name = ''
  #columns: string[] = []
  #announced: readonly string[] | undefined
  #rows: string[][] = []
  #numbers: number[] = []
  #units = 0

  constructor(out: PendingContent[]) {
    this.#out = out
  }

  /** Remembers the columns that a CREATE TABLE names. */
  define(table: string, columns: string[]): void {
    const known = this.#known(shortName(table))
    known.columns = columns
  }

  /** The next rows belong to `table`; `columns` where the statement names them. */
  begin(table: string, columns: string[] | undefined): void {
    const name = shortName(table)
    const known = this.#known(name)
    const names = columns ?? known.columns
    if (this.#current === known && this.#announced !== undefined && sameNames(this.#announced, names)) return
    this.flush()
    this.#current = known
    this.#name = name
    this.#announced = undefined
    this.#columns = names
  }

  /** Adds the next row; `units` is about how long its text is. */
  add(row: string[], units: number): void {
    const table = this.#current!
    if (this.#announced === undefined) this.#announce(row.length)
    table.rows++
    if (units > shortestFile) this.#takeFiles(row, table.rows)
    this.#rows.push(row)
    this.#numbers.push(table.rows)
    this.#units += units
    if (this.#rows.length >= batchRows || this.#units >= batchUnits) this.flush()
  }

  /** Where the current table's rows stand, or the row added last. */
  place(lastRow = false): string {
    return lastRow ? `table=${this.#name};row=${this.#current!.rows}` : `table=${this.#name}`
  }

  /** Cells that a row of the current table should have; 0 where nothing says. */
  get width(): number {
    return this.#columns.length || (this.#rows.at(-1)?.length ?? 0)
  }

  /** Counts a row that could not be read, and says where it would stand. */
  skip(): string {
    this.flush()
    if (this.#current === undefined) return ''
    this.#current.rows++
    return `table=${this.#name};row=${this.#current.rows}`
  }

  flush(): void {
    if (this.#rows.length > 0) this.#out.push(rowBatch(this.#rows, this.#numbers))
    this.#rows = []
    this.#numbers = []
    this.#units = 0
  }

  /** Bytes in hexadecimal that begin like a file become a child, and their cell blank. */
  #takeFiles(row: string[], number: number): void {
    for (const [column, cell] of row.entries()) {
      if (cell.length < shortestFile || !/^(?:0x|\\x)[0-9a-fA-F]{32}/.test(cell)) continue
      const ending = fileEnding(Buffer.from(cell.slice(2, 400), 'hex'))
      if (ending === undefined) continue
      this.#out.push({
        type: 'bytes',
        name: cellFileName(this.#name, number, column, ending),
        data: Buffer.from(cell.slice(2), 'hex'),
      })
      row[column] = ''
    }
  }

  #announce(width: number): void {
    const columns = this.#columns
    const labels = columns.length > 0 ? columns : Array.from({ length: width }, (_, at) => String(at + 1))
    this.#announced = columns
    this.#out.push({ type: 'table', where: `table=${this.#name}`, name: this.#name, columns, labels })
  }

  #known(name: string): KnownTable {
    let known = this.#tables.get(name)
    if (known === undefined) {
      known = { columns: [], rows: 0 }
      this.#tables.set(name, known)
    }
    return known
  }
}

/** Without the schema that every table of such a dump has. */
function shortName(table: string): string {
  return table.replace(/^(?:[^.]+\.)?(?:public|dbo|main)\./i, '')
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, at) => name === b[at]))
}
