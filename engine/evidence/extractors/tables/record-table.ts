import type { Content } from '../../content.ts'
import { rowBatch } from './row-batch.ts'

const sampleSize = 200
const batchSize = 2000
const batchUnits = 4 << 20
const mostColumns = 2000
const mostWidenings = 50

/** Whose rows come next: `Rows` belong to the table announced last, so tables that take turns announce themselves again. */
export interface TableTurn {
  last: RecordTable | undefined
}

/**
 * Turns records with named values into a table. The columns are the names in the first records; a name that turns up later
 * announces the table anew with one more column. Answers false for a record that a table would not fit (far too many
 * different names), which is then left to the caller.
 */
export class RecordTable {
  readonly #where: string
  readonly #name: string
  readonly #turn: TableTurn
  #columns: string[] = []
  #places = new Map<string, number>()
  #waiting: { record: Record<string, string>; number: number }[] = []
  #rows: string[][] = []
  #numbers: number[] = []
  #units = 0
  #widenings = 0
  #begun = false

  constructor(where: string, name: string, turn: TableTurn = { last: undefined }) {
    this.#where = where
    this.#name = name
    this.#turn = turn
  }

  /** Adds one record under its number; what is ready to be handed on goes to `out`. */
  add(record: Record<string, string>, number: number, out: Content[]): boolean {
    const news = Object.keys(record).filter((key) => !this.#places.has(key))
    if (this.#columns.length + news.length > mostColumns) return false
    if (news.length > 0 && this.#widenings > mostWidenings) return false
    if (!this.#begun) {
      this.#learn(news)
      this.#waiting.push({ record, number })
      if (this.#waiting.length >= sampleSize) this.#begin(out)
      return true
    }
    if (news.length > 0) this.#widen(news, out)
    this.#addRow(record, number, out)
    return true
  }

  /** Hands on what is left. */
  end(out: Content[]): void {
    if (this.#waiting.length > 0) this.#begin(out)
    this.#flush(out)
  }

  /** Hands on what is there before another table comes in between. */
  interrupt(out: Content[]): void {
    this.end(out)
    this.#turn.last = undefined
  }

  #begin(out: Content[]): void {
    this.#begun = true
    for (const { record, number } of this.#waiting.splice(0)) this.#addRow(record, number, out)
  }

  #widen(news: readonly string[], out: Content[]): void {
    this.#flush(out)
    this.#learn(news)
    this.#widenings++
    this.#turn.last = undefined
  }

  #learn(keys: readonly string[]): void {
    for (const key of keys) this.#places.set(key, this.#columns.push(key) - 1)
  }

  #addRow(record: Record<string, string>, number: number, out: Content[]): void {
    const row = new Array<string>(this.#columns.length).fill('')
    for (const key in record) {
      const text = record[key]!
      row[this.#places.get(key)!] = text
      this.#units += text.length
    }
    this.#rows.push(row)
    this.#numbers.push(number)
    if (this.#rows.length >= batchSize || this.#units >= batchUnits) this.#flush(out)
  }

  #flush(out: Content[]): void {
    if (this.#rows.length === 0) return
    if (this.#turn.last !== this) {
      const columns = [...this.#columns]
      out.push({ type: 'table', where: this.#where, name: this.#name, columns, labels: columns })
      this.#turn.last = this
    }
    out.push(rowBatch(this.#rows, this.#numbers))
    this.#rows = []
    this.#numbers = []
    this.#units = 0
  }
}
