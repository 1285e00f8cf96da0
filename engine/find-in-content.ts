import { type Findings, findInFields, findInRows, findInText, planTable, type TablePlan } from './elements/index.ts'
import type { Fields, Rows, Table } from './evidence/index.ts'

const sampleRows = 500

/** Where findings go and how records are numbered: the gatherer of a reading, or whoever only looks. */
export interface FindInto {
  readonly findings: Findings
  units(units?: number): number
}

/** Finds elements in content, piece by piece. What a table's columns are is decided at its first rows. */
export class ContentFinder {
  readonly #into: FindInto
  #table: Table | undefined
  #plan: TablePlan | undefined

  constructor(into: FindInto) {
    this.#into = into
  }

  /** The same table and plan with another place for the findings. */
  into(into: FindInto): ContentFinder {
    const other = new ContentFinder(into)
    other.#table = this.#table
    other.#plan = this.#plan
    return other
  }

  /** A table begins; the rows that follow are its. */
  begin(table: Table): void {
    this.#table = table
    this.#plan = undefined
  }

  /** The table in hand. Throws TypeError before the first. */
  get table(): Table {
    if (this.#table === undefined) throw new TypeError('rows without a table')
    return this.#table
  }

  text(text: string, where: string, number: number): void {
    const { findings } = this.#into
    findInText(text, findings.places.index(where), number, this.#into.units(), findings)
  }

  fields(fields: Fields): void {
    findInFields(fields, this.#into.units(), this.#into.findings)
  }

  /** Decides what the columns are, from these rows if they are the first. */
  plan({ rows }: Rows): TablePlan {
    this.#plan ??= planTable(this.table, rows.slice(0, sampleRows))
    return this.#plan
  }

  /** True where no column tells people apart: the rows are then read like a page. */
  readsAsText(batch: Rows): boolean {
    return this.plan(batch).columns.every((column) => column === null)
  }

  rows(batch: Rows): void {
    if (this.readsAsText(batch)) this.#rowsAsText(batch)
    else this.#rowsAsRows(batch, this.plan(batch))
  }

  #rowsAsRows(batch: Rows, plan: TablePlan): void {
    const { findings } = this.#into
    const first = this.#into.units(batch.rows.length)
    const before = findings.count
    findInRows(this.table, plan, batch.rows, numbersOf(batch), first, findings)
    if (plan.textColumns.length > 0) this.#textColumns(plan, batch, first)
    // Columns were read one after another; mentions are rows.
    findings.sortByUnit(before)
  }

  /** Long cells are read as text too. */
  #textColumns(plan: TablePlan, batch: Rows, first: number): void {
    const { findings } = this.#into
    const numberOf = numbersOf(batch)
    for (const column of plan.textColumns) {
      const place = findings.places.index(cellPlace(this.table, column))
      for (let row = 0; row < batch.rows.length; row++) {
        const text = batch.rows[row]![column]
        if (text !== undefined && text !== '') findInText(text, place, numberOf(row), first + row, findings)
      }
    }
  }

  /** A table without a column that tells people apart is read like a page: "Test: HbA1c | Result: 7.2 %". */
  #rowsAsText(batch: Rows): void {
    const { findings } = this.#into
    const numberOf = numbersOf(batch)
    const place = findings.places.index(rowPlace(this.table))
    for (let row = 0; row < batch.rows.length; row++)
      findInText(rowText(this.table, batch, row), place, numberOf(row), this.#into.units(), findings)
  }
}

/** The numbers of a batch's rows, as a person counts them. */
export function numbersOf(batch: Rows): (row: number) => number {
  return batch.numbers === undefined ? (row) => batch.first + row : (row) => batch.numbers![row]!
}

/** A row as one line of text. */
export function rowText(table: Table, batch: Rows, row: number): string {
  return batch.rows[row]!.map((cell, column) => {
    const words = withWords(cell, batch.shown?.(row, column))
    return words !== '' && table.columns[column] ? `${table.columns[column]}: ${words}` : words
  })
    .filter((cell) => cell !== '')
    .join(' | ')
}

/** A format may say what its number does not: `0.072 (7.2%)`, `1 (Positive)`. A date stays as it is: 6/9/13 has two readings. */
function withWords(cell: string, shown: string | undefined): string {
  if (shown === undefined || /^\d{4}-\d\d-\d\d/.test(cell)) return cell
  return /[%\p{Sc}]|\p{L}{2}|\p{Script=Han}/u.test(shown) ? `${cell} (${shown})` : cell
}

/** Place of a row, with `{n}` for its number. */
export function rowPlace(table: Table): string {
  return table.where === '' ? 'row={n}' : `${table.where};row={n}`
}

export function cellPlace(table: Table, column: number): string {
  return `${rowPlace(table)};col=${table.labels[column] ?? column + 1}`
}
