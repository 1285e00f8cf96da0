import { excelSerial } from '../calendar.ts'
import { escapeXml } from './escape-xml.ts'
import { type Member, zipBytes } from './zip-bytes.ts'

export type CellKind = 'text' | 'number' | 'date'

interface Sheet {
  name: string
  kinds: CellKind[]
  rows: string[]
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A workbook as spreadsheet programs save it: shared strings, numbers as numbers, dates as serials with a date style. */
export class Workbook {
  readonly #sheets: Sheet[] = []
  readonly #strings = new Map<string, number>()
  #uses = 0

  /** Starts a sheet with a header row. `kinds` says how each column is kept; text where missing. */
  sheet(name: string, header: readonly string[], kinds: readonly CellKind[] = []): void {
    this.#sheets.push({ name, kinds: header.map(() => 'text'), rows: [] })
    this.row(header)
    this.#sheets.at(-1)!.kinds = header.map((_, at) => kinds[at] ?? 'text')
  }

  /** Starts a sheet with a line of text above its header, and an empty row between. */
  titled(name: string, title: string, header: readonly string[], kinds: readonly CellKind[] = []): void {
    this.sheet(name, [title])
    const sheet = this.#sheets.at(-1)!
    sheet.rows.push('')
    sheet.kinds = header.map(() => 'text')
    this.row(header)
    sheet.kinds = header.map((_, at) => kinds[at] ?? 'text')
  }

  /** Adds a row to the last sheet. Dates come as YYYY-MM-DD; an empty text leaves the cell out. */
  row(cells: readonly string[]): void {
    const sheet = this.#sheets.at(-1)!
    const number = sheet.rows.length + 1
    const xml = cells.map((text, at) =>
      text === '' ? '' : this.#cell(`${columnLetters(at)}${number}`, text, sheet.kinds[at] ?? 'text'),
    )
    sheet.rows.push(`<row r="${number}">${xml.join('')}</row>`)
  }

  #cell(place: string, text: string, kind: CellKind): string {
    if (kind === 'number') return `<c r="${place}"><v>${text}</v></c>`
    if (kind === 'date') return `<c r="${place}" s="1"><v>${excelSerial(text)}</v></c>`
    this.#uses++
    const known = this.#strings.get(text) ?? this.#strings.size
    this.#strings.set(text, known)
    return `<c r="${place}" t="s"><v>${known}</v></c>`
  }

  async bytes(): Promise<Buffer> {
    const parts: [string, string][] = [
      ['[Content_Types].xml', this.#contentTypes()],
      ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
      ['xl/workbook.xml', this.#workbook()],
      ['xl/_rels/workbook.xml.rels', this.#workbookRelations()],
      ['xl/styles.xml', styles],
      ['xl/sharedStrings.xml', this.#sharedStrings()],
      ...this.#sheets.map(({ rows }, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
    ]
    return zipBytes(parts.map(([name, xml]): Member => ({ name, bytes: Buffer.from(head + xml) })))
  }

  #workbook(): string {
    const sheets = this.#sheets.map(
      ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    )
    return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
  }

  #workbookRelations(): string {
    const sheets = this.#sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
    return relations([...sheets, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']])
  }

  #contentTypes(): string {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    const part = (name: string, kind: string) =>
      `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`
    const sheets = this.#sheets.map((_, at) => part(`worksheets/sheet${at + 1}`, 'worksheet')).join('')
    return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}${sheets}</Types>`
  }

  #sharedStrings(): string {
    const texts = [...this.#strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
    return `<sst xmlns="${main}" count="${this.#uses}" uniqueCount="${this.#strings.size}">${texts.join('')}</sst>`
  }
}

const sheetXml = (rows: readonly string[]): string =>
  `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`

const relations = (targets: readonly [string, string][]): string =>
  `<Relationships xmlns="${packaged}/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Cell style 1 is a date (built-in number format 14). */
const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
}
