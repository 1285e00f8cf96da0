import type { DatabaseSync } from 'node:sqlite'
import type { Gap } from '../../content.ts'
import { cellFileName, fileEnding } from '../file-ending.ts'
import type { PendingContent } from '../pending-content.ts'
import { rowBatch } from '../tables/index.ts'
import { type Cell, cellText } from './cell-text.ts'

/** A longer cell is left out with a gap. Bytes. */
const longestCell = 64 << 20
/** Stands for a cell that is too long; no database holds it by chance. */
const tooLong = 'cordon:cell-too-long:7f3a'
const batchRows = 2000
const batchUnits = 4 << 20

/**
 * The rows of one table, numbered from 1 in the order they are stored. Where a page is damaged, the rows before it are read,
 * then those behind it from the other end, and the rest is a gap.
 */
export function* readTable(database: DatabaseSync, table: string): Iterable<PendingContent> {
  const columns = columnsOf(database, table)
  const reader = new RowReader(table)
  yield { type: 'table', where: `table=${table}`, name: table, columns, labels: columns }
  let last: bigint | undefined
  try {
    for (const { key, cells } of rowsOf(database, table, columns, 'ASC', undefined)) {
      yield* reader.take(cells)
      last = key ?? last
    }
    yield* reader.flush()
  } catch (error) {
    yield* reader.flush()
    yield damagedGap(table, reader.count, error)
    yield* readBehind(database, table, columns, last, reader)
  }
}

/** The rows behind a damaged page, from the end of the table; their numbers only say that they come later. */
function* readBehind(
  database: DatabaseSync,
  table: string,
  columns: readonly string[],
  last: bigint | undefined,
  reader: RowReader,
): Iterable<PendingContent> {
  try {
    for (const { key, cells } of rowsOf(database, table, columns, 'DESC', last))
      if (key !== undefined) yield* reader.take(cells)
  } catch {
    // The gap is told already.
  }
  yield* reader.flush()
}

function columnsOf(database: DatabaseSync, table: string): string[] {
  const names = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1').all(table) as {
    name: string
  }[]
  return names.map(({ name }) => name)
}

function* rowsOf(
  database: DatabaseSync,
  table: string,
  columns: readonly string[],
  order: 'ASC' | 'DESC',
  after: bigint | undefined,
): Iterable<{ key: bigint | undefined; cells: Cell[] }> {
  const cells = columns
    .map((name) => `iif(octet_length(${quoted(name)}) > ${longestCell}, '${tooLong}', ${quoted(name)})`)
    .join(', ')
  const hasKey = !columns.includes('_rowid_') && hasRowKey(database, table)
  const condition = hasKey && after !== undefined ? ' WHERE _rowid_ > ?' : ''
  const sql = hasKey
    ? `SELECT _rowid_, ${cells} FROM ${quoted(table)}${condition} ORDER BY _rowid_ ${order}`
    : `SELECT NULL, ${cells} FROM ${quoted(table)}`
  const statement = database.prepare(sql)
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  for (const row of statement.iterate(...(condition === '' ? [] : [after!])) as Iterable<unknown>) {
    const [key, ...rest] = row as Cell[]
    yield { key: typeof key === 'bigint' ? key : undefined, cells: rest }
  }
}

/** False for a table WITHOUT ROWID. */
function hasRowKey(database: DatabaseSync, table: string): boolean {
  try {
    database.prepare(`SELECT _rowid_ FROM ${quoted(table)} LIMIT 0`)
    return true
  } catch {
    return false
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Gathers rows into batches; cells that are files become children. */
class RowReader {
  count = 0
  readonly #table: string
  #rows: string[][] = []
  #numbers: number[] = []
  #units = 0

  constructor(table: string) {
    this.#table = table
  }

  *take(cells: readonly Cell[]): Iterable<PendingContent> {
    this.count++
    const row: string[] = []
    for (const [column, cell] of cells.entries()) {
      const ending = cell instanceof Uint8Array ? fileEnding(cell) : undefined
      if (cell === tooLong) yield cellGap(this.#table, this.count)
      if (ending !== undefined)
        yield { type: 'bytes', name: cellFileName(this.#table, this.count, column, ending), data: cell as Uint8Array }
      const text = ending !== undefined || cell === tooLong ? '' : cellText(cell)
      row.push(text)
      this.#units += text.length
    }
    this.#rows.push(row)
    this.#numbers.push(this.count)
    if (this.#rows.length >= batchRows || this.#units >= batchUnits) yield* this.flush()
  }

  *flush(): Iterable<PendingContent> {
    if (this.#rows.length > 0) yield rowBatch(this.#rows, this.#numbers)
    this.#rows = []
    this.#numbers = []
    this.#units = 0
  }
}

function cellGap(table: string, row: number): Gap {
  return {
    type: 'gap',
    where: `table=${table};row=${row}`,
    state: 'too-large',
    reason: 'A cell of this row is too long to be read.',
    bytes: 0,
  }
}

function damagedGap(table: string, count: number, error: unknown): Gap {
  const reason = `The table could not be read in full (${(error as Error).message}); ${count} rows in front of the damage were read.`
  return { type: 'gap', where: `table=${table}`, state: 'damaged', reason, bytes: 0 }
}
