import type { Content } from '../../content.ts'
import { type Attributes, attribute, type XmlHandlers } from '../packages/read-xml.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'
import { placeName } from '../workbook/place-name.ts'
import { SheetTable } from '../workbook/sheet-table.ts'
import { OdfTable } from './odf-table.ts'

const mostBlanks = 100
const mostPictures = 1000
const annotationHead = /^(creator|creator-initials|date|date-string)$/

/** Turns the XML of an OpenDocument content part into passages and tables. */
export class OdfReader implements XmlHandlers {
  /** Pictures written into a flat file. */
  readonly pictures: { name: string; bytes: Buffer }[] = []
  readonly #where: string
  readonly #ready: Content[] = []
  readonly #paragraphs: string[] = []
  readonly #tables: OdfTable[] = []
  #passages: ParagraphPassages
  #isSheet = false
  #tableCount = 0
  #slideCount = 0
  #binary: string | undefined
  #property: string | undefined
  #inAnnotation = false
  /** Who wrote a comment and when is no text of the document. */
  #muted = false

  constructor(where: string) {
    this.#where = where
    this.#passages = new ParagraphPassages(where)
  }

  take(): Content[] {
    return this.#ready.splice(0)
  }

  end(): Content[] {
    while (this.#tables.length > 0) this.#closeTable()
    return [...this.take(), ...this.#passages.end()]
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
      case 'h':
        this.#paragraphs.push('')
        break
      case 's':
        this.#write(' '.repeat(Math.min(count(attributes, 'c'), mostBlanks)))
        break
      case 'tab':
        this.#write('\t')
        break
      case 'line-break':
        this.#write('\n')
        break
      case 'table-cell':
      case 'covered-table-cell':
        this.#tables.at(-1)?.openCell(attributes)
        break
      case 'table-row':
        this.#tables.at(-1)?.openRow(count(attributes, 'number-rows-repeated'))
        break
      case 'table':
        this.#openTable(attribute(attributes, 'name') ?? '')
        break
      default:
        this.#openOther(name, attributes)
    }
  }

  #openOther(name: string, attributes: Attributes): void {
    if (name === 'spreadsheet') this.#isSheet = true
    else if (name === 'page' && attributes['draw:name'] !== undefined) this.#begin(`slide=${++this.#slideCount}`)
    else if (name === 'notes' && this.#slideCount > 0) this.#begin(`slide=${this.#slideCount};part=notes`)
    else if (name === 'header' || name === 'footer') this.#begin(this.#isSheet ? this.#where : `part=${name}`)
    else if (name === 'binary-data') this.#binary = ''
    else if (name === 'annotation') this.#inAnnotation = true
    else if (this.#inAnnotation && annotationHead.test(name)) this.#muted = true
    else if (/^(title|subject|description|keyword|user-defined|module|source-code)$/.test(name)) this.#property = ''
    else if (name === 'a') {
      const address = /^(?:mailto|tel):([^?]+)/i.exec(attribute(attributes, 'href') ?? '')?.[1]
      if (address !== undefined) this.#write(`<${address}> `)
    }
  }

  close(name: string): void {
    switch (name) {
      case 'p':
      case 'h':
        this.#closeParagraph()
        break
      case 'table-cell':
      case 'covered-table-cell':
        this.#tables.at(-1)?.closeCell()
        break
      case 'table-row':
        this.#tables.at(-1)?.closeRow()
        this.#ready.push(...(this.#tables.at(-1)?.take() ?? []))
        break
      case 'table':
        this.#closeTable()
        break
      case 'binary-data':
        this.#keepPicture()
        break
      case 'annotation':
        this.#inAnnotation = false
        break
      default:
        this.#muted = false
        this.#closeProperty(name)
    }
  }

  text(text: string): void {
    if (this.#muted) return
    if (this.#binary !== undefined) this.#binary += text
    else if (this.#paragraphs.length > 0) this.#write(text.replace(/[ \t\r\n]+/g, ' '))
    else if (this.#property !== undefined) this.#property += text
  }

  #begin(where: string): void {
    this.#ready.push(...this.#passages.end())
    this.#passages = new ParagraphPassages(where)
  }

  #write(text: string): void {
    if (this.#paragraphs.length > 0) this.#paragraphs[this.#paragraphs.length - 1] += text
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop() ?? ''
    const table = this.#tables.at(-1)
    if (table !== undefined && this.#inAnnotation) table.comment(paragraph)
    else if (table !== undefined) table.write(paragraph)
    else this.#ready.push(...this.#passages.add(paragraph))
  }

  #openTable(name: string): void {
    const nested = this.#tables.length > 0
    const where = this.#isSheet ? `sheet=${placeName(name)}` : `${this.#where};table=${++this.#tableCount}`
    if (nested) this.#tables.push(new OdfTable(where, undefined))
    else if (this.#isSheet) this.#tables.push(new OdfTable(where, new SheetTable(where, name)))
    else this.#tables.push(new OdfTable(where, this.#documentTable(where)))
  }

  #documentTable(where: string): DocumentTable {
    const asText = (line: string): void => {
      this.#ready.push(...this.#passages.add(line))
    }
    return new DocumentTable(where, asText, (content) => {
      if (content.length > 0) this.#ready.push(...this.#passages.flush(), ...content)
    })
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (table === undefined) return
    table.end()
    this.#ready.push(...table.take())
    const notes = table.takeNotes()
    if (notes.length > 0)
      this.#ready.push({ type: 'passage', where: `${table.where};part=comments`, text: notes.join('\n') })
    this.#tables.at(-1)?.write(table.asText())
  }

  #keepPicture(): void {
    if (this.#binary !== undefined && this.pictures.length < mostPictures)
      this.pictures.push({ name: `picture${this.pictures.length + 1}`, bytes: Buffer.from(this.#binary, 'base64') })
    this.#binary = undefined
  }

  #closeProperty(name: string): void {
    if (this.#property === undefined) return
    if (this.#property.trim() !== '' && this.#paragraphs.length === 0)
      this.#ready.push({ type: 'passage', where: 'part=properties', text: `${name}: ${this.#property.trim()}` })
    this.#property = undefined
  }
}

/** A repeat count; 1 where none or nonsense is written. */
function count(attributes: Attributes, name: string): number {
  const number = Number(attribute(attributes, name))
  return Number.isInteger(number) && number > 0 ? number : 1
}
