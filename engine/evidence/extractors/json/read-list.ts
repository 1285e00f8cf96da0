import type { Content } from '../../content.ts'
import type { PendingContent } from '../pending-content.ts'
import { announceTable, dropBlankRows, RecordTable, rowBatch } from '../tables/index.ts'
import { flatRecord } from './flat-record.ts'
import { flattenValue, inParts } from './flatten-value.ts'
import { isWrapper } from './judge-shape.ts'
import { isObject, isScalar, type Json, scalarText } from './parse-json.ts'
import { isEntry, isResource, readEntry, readResource, within } from './read-fhir.ts'

/** Reads an element that holds lists of its own; given by the caller, because it reads lists with this very reader. */
export type ReadInner = (value: Json, where: string, name: string) => Iterable<PendingContent>

const headRows = 50
const batchRows = 2000

/**
 * Reads the elements of one list as they come: flat objects as a table, rows of plain values as a table, FHIR resources
 * as such, anything else as a record of its own at `<label>=<number>`.
 */
export class ListReader {
  readonly #readInner: ReadInner
  readonly #where: string
  readonly #name: string
  readonly #label: 'item' | 'line'
  readonly #table: RecordTable
  #rows: string[][] = []
  #numbers: number[] = []
  #announced = false

  constructor(readInner: ReadInner, where: string, name: string, label: 'item' | 'line' = 'item') {
    this.#readInner = readInner
    this.#where = where
    this.#name = name
    this.#label = label
    this.#table = new RecordTable(where, name)
  }

  *take(value: Json, number: number): Iterable<PendingContent> {
    const where = within(this.#where, `${this.#label}=${number}`)
    if (isResource(value)) return yield* readResource(value, where)
    if (this.#where === 'list=entry' && isEntry(value)) return yield* readEntry(value, `entry=${number}`)
    if (value === null) return
    if (Array.isArray(value) && value.every(isScalar)) {
      yield* this.#endTable()
      return yield* this.#row(value.map(scalarText), number)
    }
    yield* this.#endRows()
    const flat = isScalar(value) ? { [this.#name]: scalarText(value) } : flatRecord(value)
    const out: Content[] = []
    if (flat !== undefined && this.#table.add(flat, number, out)) return yield* out
    if (Array.isArray(value) || (isObject(value) && isWrapper(value))) {
      yield* this.#endTable()
      return yield* this.#readInner(value, where, this.#name)
    }
    yield* readRecord(value, '', where)
  }

  *end(): Iterable<PendingContent> {
    yield* this.#endTable()
    yield* this.#endRows()
  }

  /** Ends the table of objects for now: rows of another table come next. */
  *#endTable(): Iterable<PendingContent> {
    const out: Content[] = []
    this.#table.interrupt(out)
    yield* out
  }

  /** Ends the table of plain rows: if there are more, they are a table of their own. */
  *#endRows(): Iterable<PendingContent> {
    yield* this.#flush()
    this.#announced = false
  }

  *#row(row: string[], number: number): Iterable<PendingContent> {
    this.#rows.push(row)
    this.#numbers.push(number)
    if (this.#rows.length >= (this.#announced ? batchRows : headRows)) yield* this.#flush()
  }

  *#flush(): Iterable<PendingContent> {
    if (this.#rows.length === 0) return
    const split = { rows: this.#rows, numbers: this.#numbers }
    this.#rows = []
    this.#numbers = []
    if (!this.#announced) {
      this.#announced = true
      return yield* announceTable(split, this.#where, this.#name)
    }
    dropBlankRows(split.rows, split.numbers)
    if (split.rows.length > 0) yield rowBatch(split.rows, split.numbers)
  }
}

/** One record with all its values, and a gap for what is nested too deeply. */
export function* readRecord(value: Json, path: string, where: string): Iterable<PendingContent> {
  const flat = flattenValue(value, path)
  for (const part of inParts(flat)) yield { type: 'fields', where, schema: 'json', kind: '', ...part }
  for (const deep of flat.tooDeep)
    yield {
      type: 'gap',
      where,
      state: 'too-nested',
      reason: `The value at ${deep.slice(0, 200)} is nested too deeply to be read.`,
      bytes: 0,
    }
}
