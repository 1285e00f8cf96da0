import type { Content } from '../../content.ts'
import { type Attributes, attribute } from '../packages/read-xml.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { SheetTable } from '../workbook/sheet-table.ts'

/** A filled row or cell that is repeated adds nothing after some copies; a million copies are a trap. */
const mostCopies = 100
const mostColumns = 16_384

/** One table of an OpenDocument file, with its repeated rows and cells. Without a sink it is a nested table, read as text. */
export class OdfTable {
  readonly #sink: SheetTable | DocumentTable | undefined
  #row: string[] = []
  #column = 0
  #cell = ''
  #cellRepeats = 1
  #value: string | undefined
  #rowNumber = 0
  #rowRepeats = 1
  #text = ''

  constructor(sink: SheetTable | DocumentTable | undefined) {
    this.#sink = sink
  }

  openRow(repeats: number): void {
    this.#row = []
    this.#column = 0
    this.#rowRepeats = repeats
  }

  openCell(attributes: Attributes): void {
    const repeats = Number(attribute(attributes, 'number-columns-repeated') ?? 1)
    this.#cellRepeats = Number.isInteger(repeats) && repeats > 0 ? repeats : 1
    this.#cell = ''
    this.#value = keptValue(attributes)
  }

  write(paragraph: string): void {
    if (paragraph !== '') this.#cell += this.#cell === '' ? paragraph : `\n${paragraph}`
  }

  closeCell(): void {
    const shown = this.#shown()
    if (shown !== '') {
      const copies = Math.min(this.#cellRepeats, mostCopies, mostColumns - this.#column)
      while (this.#row.length < Math.min(this.#column, mostColumns)) this.#row.push('')
      for (let at = 0; at < copies; at++) this.#row.push(shown)
    }
    this.#column += this.#cellRepeats
    this.#cell = ''
    this.#value = undefined
  }

  closeRow(): void {
    const filled = this.#row.some((cell) => cell !== '')
    const copies = filled ? Math.min(this.#rowRepeats, mostCopies) : 0
    for (let at = 0; at < copies; at++) this.#pass(this.#rowNumber + at + 1, at === 0 ? this.#row : this.#row.slice())
    this.#rowNumber += this.#rowRepeats
    this.#row = []
  }

  end(): void {
    if (this.#row.length > 0) this.closeRow()
    this.#sink?.end()
  }

  take(): Content[] {
    return this.#sink instanceof SheetTable ? this.#sink.take() : []
  }

  /** Text of a nested table. */
  asText(): string {
    return this.#text
  }

  /** What the cell shows; what it keeps where it shows nothing, a date in some fashion, or a number that has lost digits. */
  #shown(): string {
    const kept = this.#value
    return kept !== undefined && (isDate(kept) || isShortened(this.#cell)) ? kept : this.#cell
  }

  #pass(number: number, row: string[]): void {
    if (this.#sink instanceof SheetTable) this.#sink.add(number, row)
    else if (this.#sink instanceof DocumentTable) this.#sink.add(row)
    else this.#text += `${this.#text === '' ? '' : '\n'}${row.join('\t')}`
  }
}

/** The value that a cell keeps besides what it shows: dates are shown in every fashion, but kept in ISO form. */
function keptValue(attributes: Attributes): string | undefined {
  const date = attribute(attributes, 'date-value')
  if (date !== undefined) return date.replace('T', ' ').replace(/ 00:00:00$/, '')
  return attribute(attributes, 'string-value') ?? attribute(attributes, 'value')
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(value)
}

/** A number shown as ### or with an exponent has lost its digits. */
function isShortened(shown: string): boolean {
  return shown === '' || /^#+$/.test(shown) || /\dE[+-]?\d/i.test(shown)
}
