import type { Rows } from '../../content.ts'
import { rowBatch } from '../tables/index.ts'
import type { JsonContent } from './json-content.ts'
import { isObject, isScalar, type Json, type JsonObject, scalarText } from './parse-json.ts'

const sampleSize = 200
const batchSize = 2000
const batchUnits = 4 << 20
const mostColumns = 2000
const mostAnnouncements = 50

/** An object whose values are plain, or lists of plain values. */
export function isFlat(value: Json): value is JsonObject {
  if (!isObject(value)) return false
  for (const key in value) {
    const member = value[key]!
    if (!isScalar(member) && !(Array.isArray(member) && member.every(isScalar))) return false
  }
  return true
}

/**
 * Turns a list of flat objects into a table. The columns are the keys of the first ones; a key that turns up later
 * announces the table anew with one more column. Tells the caller, by answering false, to take an object as a record of
 * its own where a table would not do.
 */
export class RecordTable {
  readonly #where: string
  readonly #name: string
  #columns: string[] = []
  #places = new Map<string, number>()
  #waiting: { value: JsonObject; number: number }[] = []
  #rows: string[][] = []
  #numbers: number[] = []
  #units = 0
  #announcements = 0

  constructor(where: string, name: string) {
    this.#where = where
    this.#name = name
  }

  /** Adds one flat object; what is ready to be handed on goes to `out`. */
  add(value: JsonObject, number: number, out: JsonContent[]): boolean {
    const keys = Object.keys(value)
    const news = keys.filter((key) => !this.#places.has(key))
    if (this.#columns.length + news.length > mostColumns) return false
    if (news.length > 0 && this.#announcements > mostAnnouncements) return false
    if (this.#announcements > 0) {
      if (news.length > 0) {
        this.#flush(out)
        this.#learn(news)
        this.#announce(out)
      }
      this.#addRow(value, number, out)
      return true
    }
    this.#learn(news)
    this.#waiting.push({ value, number })
    if (this.#waiting.length >= sampleSize) this.#begin(out)
    return true
  }

  end(out: JsonContent[]): void {
    if (this.#waiting.length > 0) this.#begin(out)
    this.#flush(out)
  }

  #begin(out: JsonContent[]): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.#announce(out)
    for (const { value, number } of waiting) this.#addRow(value, number, out)
  }

  #learn(keys: readonly string[]): void {
    for (const key of keys) this.#places.set(key, this.#columns.push(key) - 1)
  }

  #announce(out: JsonContent[]): void {
    this.#announcements++
    const columns = [...this.#columns]
    out.push({ type: 'table', where: this.#where, name: this.#name, columns, labels: columns })
  }

  #addRow(value: JsonObject, number: number, out: JsonContent[]): void {
    const row = new Array<string>(this.#columns.length).fill('')
    for (const key in value) {
      const text = cellText(value[key]!)
      row[this.#places.get(key)!] = text
      this.#units += text.length
    }
    this.#rows.push(row)
    this.#numbers.push(number)
    if (this.#rows.length >= batchSize || this.#units >= batchUnits) this.#flush(out)
  }

  #flush(out: JsonContent[]): void {
    if (this.#rows.length === 0) return
    const batch: Rows = rowBatch(this.#rows, this.#numbers)
    out.push(batch)
    this.#rows = []
    this.#numbers = []
    this.#units = 0
  }
}

function cellText(value: Json): string {
  if (isScalar(value)) return scalarText(value)
  return (value as Json[]).map((member) => scalarText(member as string)).join('; ')
}
