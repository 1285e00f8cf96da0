import type { Content } from '../../content.ts'
import { type Attributes, attribute } from '../packages/read-xml.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { columnLetters } from '../tables/index.ts'
import { SheetTable } from '../workbook/sheet-table.ts'
import { type CellParts, printedCell, readCell } from './read-cell.ts'

/** A filled row or cell that is repeated adds nothing after some copies; a million copies are a trap. */
const mostCopies = 100
const mostColumns = 16_384

/** One table of an OpenDocument file, with its repeated rows and cells. Without a sink it is a nested table, read as text. */
export class OdfTable {
  readonly where: string
  readonly #sink: SheetTable | DocumentTable | undefined
  #row: string[] = []
  #shown: string[] = []
  #column = 0
  #cell: CellParts = { printed: '' }
  #cellRepeats = 1
  readonly #notes: string[] = []
  #rowNumber = 0
  #rowRepeats = 1
  #text = ''

  constructor(where: string, sink: SheetTable | DocumentTable | undefined) {
    this.where = where
    this.#sink = sink
  }

  openRow(repeats: number): void {
    this.#row = []
    this.#shown = []
    this.#column = 0
    this.#rowRepeats = repeats
  }

  openCell(attributes: Attributes): void {
    const repeats = Number(attribute(attributes, 'number-columns-repeated') ?? 1)
    this.#cellRepeats = Number.isInteger(repeats) && repeats > 0 ? repeats : 1
    this.#cell = {
      printed: '',
      date: attribute(attributes, 'date-value'),
      number: attribute(attributes, 'value'),
      words: attribute(attributes, 'string-value'),
    }
  }

  write(paragraph: string): void {
    if (paragraph !== '') this.#cell.printed += this.#cell.printed === '' ? paragraph : `\n${paragraph}`
  }

  /** A comment on the cell in hand. In a sheet it is kept apart, so that the cell stays a date or a number. */
  comment(paragraph: string): void {
    if (!(this.#sink instanceof SheetTable)) this.write(paragraph)
    else if (paragraph !== '') this.#notes.push(`${columnLetters(this.#column)}${this.#rowNumber + 1}: ${paragraph}`)
  }

  closeCell(): void {
    const { text, shown } = this.#sink instanceof SheetTable ? readCell(this.#cell) : { text: printedCell(this.#cell) }
    if (text !== '') {
      const copies = Math.min(this.#cellRepeats, mostCopies, mostColumns - this.#column)
      while (this.#row.length < Math.min(this.#column, mostColumns)) this.#row.push('')
      for (let at = 0; at < copies; at++) {
        if (shown !== undefined) this.#shown[this.#row.length] = shown
        this.#row.push(text)
      }
    }
    this.#column += this.#cellRepeats
    this.#cell = { printed: '' }
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

  /** Comments on its cells that were kept apart; empties the store. */
  takeNotes(): string[] {
    return this.#notes.splice(0)
  }

  /** Text of a nested table. */
  asText(): string {
    return this.#text
  }

  #pass(number: number, row: string[]): void {
    const cells = this.#shown
    if (this.#sink instanceof SheetTable) this.#sink.add(number, row, { shown: (column) => cells[column] })
    else if (this.#sink instanceof DocumentTable) this.#sink.add(row)
    else this.#text += `${this.#text === '' ? '' : '\n'}${row.join('\t')}`
  }
}
