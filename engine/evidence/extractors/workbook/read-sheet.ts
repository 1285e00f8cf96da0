import type { Content } from '../../content.ts'
import type { Package } from '../packages/package.ts'
import { type Attributes, attribute, feedXml, type XmlHandlers } from '../packages/read-xml.ts'
import { withoutCodes } from './margin-text.ts'
import { NumberCells } from './number-cells.ts'
import { general } from './number-format.ts'
import { placeName } from './place-name.ts'
import type { Workbook } from './read-workbook.ts'
import { SheetTable } from './sheet-table.ts'

const mostColumns = 16_384

/** Streams one XLSX sheet: its rows, then its headers and footers. Hidden rows and columns are read like the others. */
export async function* readSheet(
  from: Package,
  book: Workbook,
  sheet: { name: string; part: string },
): AsyncIterable<Content> {
  const where = `sheet=${placeName(sheet.name)}`
  const table = new SheetTable(where, sheet.name)
  const reader = new SheetReader(book, table)
  for await (const _ of feedXml(from.open(sheet.part), reader)) yield* table.take()
  table.end()
  yield* table.take()
  if (reader.margins.length > 0)
    yield { type: 'passage', where: `${where};part=header`, text: reader.margins.join('\n') }
}

/** One pass over the XML of a sheet; the cell in hand is kept in plain fields because this runs for every cell. */
class SheetReader implements XmlHandlers {
  readonly margins: string[] = []
  readonly #book: Workbook
  readonly #table: SheetTable
  #row: string[] = []
  #numbers: NumberCells | undefined
  #rowNumber = 0
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #formula = ''
  #into: 'value' | 'formula' | 'margin' | undefined
  #phonetic = 0

  constructor(book: Workbook, table: SheetTable) {
    this.#book = book
    this.#table = table
  }

  open(element: string, attributes: Attributes): void {
    switch (element) {
      case 'c':
        this.#openCell(attributes)
        break
      case 'v':
        this.#into = 'value'
        break
      case 't':
        if (this.#phonetic === 0) this.#into = 'value'
        break
      case 'f':
        this.#into = 'formula'
        break
      case 'row':
        this.#row = []
        this.#numbers = undefined
        this.#column = -1
        this.#rowNumber = positive(attribute(attributes, 'r')) ?? this.#rowNumber + 1
        break
      case 'rPh':
        this.#phonetic++
        break
      default:
        if (/^(odd|even|first)(Header|Footer)$/.test(element)) this.#openMargin()
    }
  }

  close(element: string): void {
    switch (element) {
      case 'c':
        this.#row[this.#column] = this.#cellText()
        break
      case 'row':
        for (let at = 0; at < this.#row.length; at++) this.#row[at] ??= ''
        this.#table.add(this.#rowNumber, this.#row, this.#numbers)
        this.#row = []
        this.#numbers = undefined
        break
      case 'rPh':
        this.#phonetic--
        break
      default:
        if (this.#into === 'margin') this.#closeMargin()
    }
    this.#into = undefined
  }

  text(text: string): void {
    if (this.#into === 'value' || this.#into === 'margin') this.#value += text
    else if (this.#into === 'formula') this.#formula += text
  }

  #openCell(attributes: Attributes): void {
    const { r, t, s } = attributes
    const named = r === undefined ? undefined : columnOf(r)
    this.#column = Math.min(named ?? this.#column + 1, mostColumns - 1)
    this.#type = t ?? 'n'
    this.#style = s === undefined ? 0 : Number(s)
    this.#value = ''
    this.#formula = ''
  }

  #cellText(): string {
    const value = this.#value
    if (value === '') return this.#formula === '' ? '' : `=${this.#formula}`
    if (this.#type === 's') return this.#book.strings.at(Number(value))
    if (this.#type === 'n') return this.#number(value)
    if (this.#type === 'b') return value === '0' || value === 'false' ? 'FALSE' : 'TRUE'
    return unescaped(value)
  }

  #number(value: string): string {
    const { formats, is1904 } = this.#book
    this.#numbers ??= new NumberCells(is1904)
    return this.#numbers.text(this.#column, value, formats[this.#style] ?? general)
  }

  #openMargin(): void {
    this.#into = 'margin'
    this.#value = ''
  }

  /** Takes the layout codes (&L, &"Arial,Bold", &12, &P) out of a header or footer. */
  #closeMargin(): void {
    const text = withoutCodes(this.#value)
    this.#value = ''
    if (text !== '') this.margins.push(text)
  }
}

function positive(digits: string | undefined): number | undefined {
  const number = Number(digits)
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined
}

/** Column number (from 0) of a cell name like `BC12`; undefined where it has no letters. */
function columnOf(reference: string): number | undefined {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) | 32
    if (code < 97 || code > 122) break
    column = column * 26 + code - 96
  }
  return at === 0 ? undefined : column - 1
}

/** `_x000D_` stands for a character that XML cannot hold. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
