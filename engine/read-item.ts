import type { ByteSource } from '../base/files/index.ts'
import { findInFields, findInRows, findInText, planTable, type TablePlan } from './elements/index.ts'
import {
  type Content,
  type ExtractOptions,
  extractItem,
  type Fields,
  type Gap,
  type ItemState,
  type Rows,
  type Table,
} from './evidence/index.ts'
import { type Block, Gatherer } from './people/index.ts'

/** What to read and how. */
export interface ReadRequest {
  /** Last part of the item's path, a hint for the kind. */
  name: string
  options: ExtractOptions
  keepText: boolean
  /** Mail domains of the provider, lower case. */
  ownDomains: readonly string[]
  /** Texts of the item's pictures by their `where`, when they have been read by OCR: the item is then read once more with them. */
  pictureTexts?: Record<string, string>
}

/** What reading says on the way. */
export interface ReadListener {
  block(block: Block): void
  child(name: string, spooled: string, bytes: number): void
  picture(where: string, spooled: string): void
  gap(gap: Omit<Gap, 'type'>): void
}

export interface ReadEnd {
  kind: string
  state: ItemState
  reason: string
  findings: number
}

const sampleRows = 500
/** Schemas of which one document is about one person, whatever number of pieces it comes in. */
const wholeSchemas = new Set(['ccda', 'dicom', 'form'])

/** Reads one item: content -> findings -> mentions, handed out in blocks. Runs in the reader process. */
export async function readItem(bytes: ByteSource, request: ReadRequest, listener: ReadListener): Promise<ReadEnd> {
  const own = new Set(request.ownDomains)
  const gatherer = new Gatherer(
    { isOwn: (address) => own.has(address.slice(address.lastIndexOf('@') + 1)) },
    request.keepText,
  )
  const reader = new ContentReader(gatherer, listener, request.pictureTexts ?? {})
  const content = extractItem(bytes, request.name, request.options)
  let step = await content.next()
  while (!step.done) {
    reader.take(step.value)
    step = await content.next()
  }
  reader.end()
  return { ...step.value, findings: reader.count }
}

class ContentReader {
  count = 0
  readonly #gatherer: Gatherer
  readonly #listener: ReadListener
  readonly #pictureTexts: Record<string, string>
  readonly #pictures = new Map<string, number>()
  #table: Table | undefined
  #plan: TablePlan | undefined

  constructor(gatherer: Gatherer, listener: ReadListener, pictureTexts: Record<string, string>) {
    this.#gatherer = gatherer
    this.#listener = listener
    this.#pictureTexts = pictureTexts
  }

  take(content: Content): void {
    if (content.type === 'passage') this.#text(content.text, content.where, 0)
    else if (content.type === 'rows') this.#rows(content)
    else if (content.type === 'fields') this.#fields(content)
    else if (content.type === 'document') this.#pass(this.#gatherer.endDocument())
    else if (content.type === 'child') this.#listener.child(content.name, content.spooled, content.bytes)
    else if (content.type === 'picture') this.#picture(content.where, content.spooled)
    else if (content.type === 'gap') {
      const { where, state, reason, bytes } = content
      this.#listener.gap({ where, state, reason, bytes })
    } else {
      this.#table = content
      this.#plan = undefined
    }
  }

  end(): void {
    this.#pass(this.#gatherer.endDocument())
    this.#pass(this.#gatherer.take())
  }

  #pass(block: Block | undefined): void {
    if (block === undefined) return
    this.count += block.count
    this.#listener.block(block)
  }

  #text(text: string, where: string, number: number): void {
    const { findings } = this.#gatherer
    findInText(text, findings.places.index(where), number, this.#gatherer.units(), findings)
    this.#gatherer.close('text')
  }

  /** Pictures of one place are told apart by their number, so that each finds its text on the second reading. */
  #picture(place: string, spooled: string): void {
    const number = (this.#pictures.get(place) ?? 0) + 1
    this.#pictures.set(place, number)
    const where = number === 1 ? place : `${place === '' ? '' : `${place};`}picture=${number}`
    const text = this.#pictureTexts[where]
    if (text === undefined) this.#listener.picture(where, spooled)
    else this.#text(text, where, 0)
  }

  #fields(fields: Fields): void {
    findInFields(fields, this.#gatherer.units(), this.#gatherer.findings)
    if (fields.schema === 'mail') this.#gatherer.close('text')
    else if (wholeSchemas.has(fields.schema)) this.#gatherer.close('whole')
    else {
      this.#gatherer.close('fields')
      if (this.#gatherer.isFull) this.#pass(this.#gatherer.endDocument())
    }
  }

  #rows(batch: Rows): void {
    const table = this.#table!
    const plan = this.#plan ?? planTable(table, batch.rows.slice(0, sampleRows))
    this.#plan = plan
    const numberOf =
      batch.numbers === undefined ? (row: number) => batch.first + row : (row: number) => batch.numbers![row]!
    if (plan.columns.every((column) => column === null)) {
      this.#rowsAsText(table, batch, numberOf)
      return
    }
    const { findings } = this.#gatherer
    const first = this.#gatherer.units(batch.rows.length)
    const before = findings.count
    findInRows(table, plan, batch.rows, numberOf, first, findings)
    if (plan.textColumns.length > 0) this.#textColumns(table, plan, batch, numberOf, first)
    // Columns were read one after another; mentions are rows.
    findings.sortByUnit(before)
    this.#gatherer.close('rows')
    if (this.#gatherer.isFull) this.#pass(this.#gatherer.endDocument())
  }

  /** Long cells are read as text too. */
  #textColumns(table: Table, plan: TablePlan, batch: Rows, numberOf: (row: number) => number, first: number): void {
    const { findings } = this.#gatherer
    for (const column of plan.textColumns) {
      const place = findings.places.index(cellPlace(table, column))
      for (let row = 0; row < batch.rows.length; row++) {
        const text = batch.rows[row]![column]
        if (text !== undefined && text !== '') findInText(text, place, numberOf(row), first + row, findings)
      }
    }
  }

  /** A table without a column that tells people apart is read like a page: "Test: HbA1c | Result: 7.2 %". */
  #rowsAsText(table: Table, batch: Rows, numberOf: (row: number) => number): void {
    const { findings } = this.#gatherer
    const place = findings.places.index(rowPlace(table))
    for (let row = 0; row < batch.rows.length; row++) {
      const text = batch.rows[row]!.map((cell, column) => {
        const words = withWords(cell, batch.shown?.(row, column))
        return words !== '' && table.columns[column] ? `${table.columns[column]}: ${words}` : words
      })
        .filter((cell) => cell !== '')
        .join(' | ')
      findInText(text, place, numberOf(row), this.#gatherer.units(), findings)
    }
    this.#gatherer.close('text')
  }
}

/** A format may say what its number does not: `0.072 (7.2%)`, `1 (Positive)`. A date stays as it is: 6/9/13 has two readings. */
function withWords(cell: string, shown: string | undefined): string {
  if (shown === undefined || /^\d{4}-\d\d-\d\d/.test(cell)) return cell
  return /[%\p{Sc}]|\p{L}{2}|\p{Script=Han}/u.test(shown) ? `${cell} (${shown})` : cell
}

function rowPlace(table: Table): string {
  return table.where === '' ? 'row={n}' : `${table.where};row={n}`
}

function cellPlace(table: Table, column: number): string {
  return `${rowPlace(table)};col=${table.labels[column] ?? column + 1}`
}
