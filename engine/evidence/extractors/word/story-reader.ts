import type { Content } from '../../content.ts'
import { descriptionOf } from '../packages/read-texts.ts'
import { type Attributes, attribute, type XmlHandlers } from '../packages/read-xml.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'

interface OpenTable {
  row: string[]
  cell: string
  span: number
  /** The outermost table passes its rows on; a nested one becomes text of the cell it lies in. */
  sink: DocumentTable | undefined
}

const widestSpan = 64

/**
 * Reads one story of a Word document (body, header, footnotes, comments ...) or one slide of a presentation, which name
 * these things alike: paragraphs with their text boxes, inserted and deleted text, the addresses behind links, and tables.
 */
export class StoryReader implements XmlHandlers {
  readonly #where: string
  readonly #passages: ParagraphPassages
  readonly #links: ReadonlyMap<string, string>
  readonly #ready: Content[] = []
  readonly #paragraphs: string[] = []
  readonly #tables: OpenTable[] = []
  readonly #link: string[] = []
  /** Units of text seen when each `AlternateContent` began: its fallback is read only where its choice said nothing. */
  readonly #alternatives: number[] = []
  /** Where in its paragraph the reading of a word begins, then the reading itself: it comes before its word, and is read behind it. */
  #rubyFrom = 0
  #ruby = ''
  #units = 0
  #skipping = 0
  #capturing: 'text' | 'code' | undefined
  #code = ''
  #tableCount = 0

  /** `links`: addresses of the part's hyperlinks by relation id. */
  constructor(where: string, links: ReadonlyMap<string, string>) {
    this.#where = where
    this.#passages = new ParagraphPassages(where)
    this.#links = links
  }

  take(): Content[] {
    return this.#ready.splice(0)
  }

  end(): Content[] {
    while (this.#tables.length > 0) this.#closeTable()
    while (this.#paragraphs.length > 0) this.#closeParagraph()
    return [...this.take(), ...this.#passages.end()]
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipping > 0) {
      this.#skipping++
      return
    }
    switch (name) {
      case 't':
      case 'delText':
        this.#capturing = 'text'
        break
      case 'instrText':
        this.#capturing = 'code'
        break
      case 'p':
        this.#paragraphs.push('')
        break
      case 'tab':
        if (attribute(attributes, 'pos') === undefined) this.#write('\t')
        break
      case 'br':
      case 'cr':
        this.#write('\n')
        break
      case 'noBreakHyphen':
        this.#write('-')
        break
      default:
        this.#openOther(name, attributes)
    }
  }

  #openOther(name: string, attributes: Attributes): void {
    switch (name) {
      case 'tbl':
        this.#openTable()
        break
      case 'gridSpan':
      case 'gridBefore':
        this.#span(name, Number(attribute(attributes, 'val')))
        break
      case 'hyperlink':
        this.#link.push(this.#links.get(attribute(attributes, 'id') ?? '') ?? '')
        break
      case 'hlinkClick':
        this.#code += this.#links.get(attribute(attributes, 'id') ?? '') ?? ''
        break
      case 'tc':
        this.#span('gridSpan', Number(attribute(attributes, 'gridSpan')))
        break
      case 'rt':
        this.#rubyFrom = this.#paragraphs.at(-1)?.length ?? 0
        break
      case 'fldSimple':
        this.#code += attribute(attributes, 'instr') ?? ''
        break
      case 'AlternateContent':
        this.#alternatives.push(this.#units)
        break
      case 'Fallback':
        if (this.#units > (this.#alternatives.at(-1) ?? this.#units)) this.#skipping = 1
        break
      default:
        this.#write(descriptionOf(name, attributes))
    }
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--
      return
    }
    switch (name) {
      case 't':
      case 'delText':
      case 'instrText':
        this.#capturing = undefined
        break
      case 'p':
        this.#closeParagraph()
        break
      case 'tc':
        this.#closeCell()
        break
      case 'tr':
        this.#closeRow()
        break
      case 'tbl':
        this.#closeTable()
        break
      case 'hyperlink':
        this.#writeAddress(this.#link.pop() ?? '')
        break
      case 'rt':
        this.#ruby = this.#cut(this.#rubyFrom)
        break
      case 'ruby':
        this.#writeRuby()
        break
      case 'AlternateContent':
        this.#alternatives.pop()
    }
  }

  text(text: string): void {
    if (this.#skipping > 0) return
    if (this.#capturing === 'text') this.#write(text)
    else if (this.#capturing === 'code' && this.#code.length < 4096) this.#code += text
  }

  #write(text: string): void {
    if (text === '' || this.#paragraphs.length === 0) return
    this.#units += text.length
    this.#paragraphs[this.#paragraphs.length - 1] += text
  }

  /** Takes what stands behind `from` out of the paragraph in hand. */
  #cut(from: number): string {
    const paragraph = this.#paragraphs.pop()
    if (paragraph === undefined) return ''
    this.#paragraphs.push(paragraph.slice(0, from))
    return paragraph.slice(from)
  }

  /** An e-mail address or telephone number behind a link is data; where the text shows it already it is not said twice. */
  #writeAddress(target: string): void {
    const address = /^(?:mailto|tel):([^?]+)/i.exec(target)?.[1]
    if (address !== undefined && !(this.#paragraphs.at(-1) ?? '').includes(address)) this.#write(` <${address}>`)
  }

  #writeRuby(): void {
    if (this.#ruby !== '') this.#write(` (${this.#ruby})`)
    this.#ruby = ''
  }

  #closeParagraph(): void {
    this.#writeRuby()
    this.#writeAddress(/mailto:[^"\s]+/i.exec(this.#code)?.[0] ?? '')
    this.#code = ''
    const paragraph = this.#paragraphs.pop() ?? ''
    const table = this.#tables.at(-1)
    if (table === undefined) this.#ready.push(...this.#passages.add(paragraph))
    else if (paragraph !== '') table.cell += table.cell === '' ? paragraph : `\n${paragraph}`
  }

  #openTable(): void {
    const sink = this.#tables.length > 0 ? undefined : this.#newTable()
    this.#tables.push({ row: [], cell: '', span: 1, sink })
  }

  #newTable(): DocumentTable {
    const where = `${this.#where};table=${++this.#tableCount}`
    const asText = (line: string): void => void this.#ready.push(...this.#passages.add(line))
    return new DocumentTable(where, asText, (content) => {
      if (content.length > 0) this.#ready.push(...this.#passages.flush(), ...content)
    })
  }

  #span(name: string, count: number): void {
    const table = this.#tables.at(-1)
    if (table === undefined || !(count > 0)) return
    if (name === 'gridSpan') table.span = Math.min(count, widestSpan)
    else for (let at = 0; at < Math.min(count, widestSpan); at++) table.row.push('')
  }

  #closeCell(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    table.row.push(table.cell)
    for (let at = 1; at < table.span; at++) table.row.push('')
    table.cell = ''
    table.span = 1
  }

  #closeRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    if (table.sink !== undefined) table.sink.add(table.row)
    else {
      const outer = this.#tables.at(-2)!
      outer.cell += `${outer.cell === '' ? '' : '\n'}${table.row.join('\t')}`
    }
    table.row = []
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (table === undefined) return
    if (table.cell !== '') table.row.push(table.cell)
    if (table.row.length > 0 && table.sink !== undefined) table.sink.add(table.row)
    table.sink?.end()
  }
}
