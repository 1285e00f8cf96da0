import type { Handler } from 'htmlparser2'
import { type Content, Unreadable } from '../../content.ts'
import { DocumentTable } from '../passages/document-table.ts'
import { ParagraphPassages } from '../passages/paragraph-passages.ts'
import { asideTexts, breaksLine, shownTexts } from './html-words.ts'

interface OpenTable {
  sink: DocumentTable
  row: string[]
  /** Text of the open cell; undefined between cells. */
  cell: string | undefined
  span: number
  /** A table that holds tables is layout: its own cells are ordinary text. */
  isLayout: boolean
}

const mostTables = 200
/** The parser's own work grows with the square of the depth. */
const deepest = 20_000
const widestSpan = 64

/** Turns the events of the HTML parser into passages and tables. */
export class HtmlReader implements Partial<Handler> {
  readonly #passages = new ParagraphPassages('')
  readonly #ready: Content[] = []
  readonly #tables: OpenTable[] = []
  readonly #aside = { comment: [] as string[], script: [] as string[] }
  #pictures: { name: string; bytes: Buffer }[] = []
  #paragraph = ''
  /** Texts of attributes that wait for the end of their paragraph or cell, to be left out where it says the same. */
  #asides: string[] = []
  #tableCount = 0
  #pictureCount = 0
  #silent = ''
  #preformatted = 0
  #depth = 0

  take(): Content[] {
    return this.#ready.splice(0)
  }

  takePictures(): { name: string; bytes: Buffer }[] {
    return this.#pictures.splice(0)
  }

  end(): Content[] {
    while (this.#tables.length > 0) this.#closeTable()
    this.#endParagraph()
    const ready = [...this.take(), ...this.#passages.end()]
    for (const [part, texts] of Object.entries(this.#aside)) {
      const passages = new ParagraphPassages(`part=${part}`)
      for (const text of texts) ready.push(...passages.add(text))
      ready.push(...passages.end())
    }
    return ready
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > deepest)
      throw new Unreadable('too-nested', `The page is nested more than ${deepest} levels deep`)
    if (name === 'script' || name === 'style') this.#silent = name
    if (name === 'pre' || name === 'textarea') this.#preformatted++
    if (name === 'table') this.#openTable()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'td' || name === 'th') this.#openCell(Number(attributes['colspan'] ?? 1))
    else if (breaksLine(name)) this.#break()
    for (const text of shownTexts(name, attributes)) this.#write(` ${text} `)
    this.#asides.push(...asideTexts(attributes))
    this.#keepPicture(attributes['src'] ?? '')
  }

  onclosetag(name: string): void {
    this.#depth--
    if (name === this.#silent) this.#silent = ''
    if (name === 'pre' || name === 'textarea') this.#preformatted--
    if (name === 'table') this.#closeTable()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'td' || name === 'th') this.#closeCell()
    else if (breaksLine(name)) this.#break()
  }

  ontext(text: string): void {
    if (this.#silent === 'style') return
    if (this.#silent === 'script') this.#addAside('script', text)
    else this.#write(this.#preformatted > 0 ? text : text.replace(/[ \t\r\n\f\u00a0]+/g, ' '))
  }

  oncomment(text: string): void {
    this.#addAside('comment', text)
  }

  /** Scripts and comments come in parts; an open one is continued. */
  #addAside(part: 'comment' | 'script', text: string): void {
    if (text.trim() !== '') this.#aside[part].push(text.trim())
  }

  #write(text: string): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.isLayout) this.#paragraph += text
    else if (table.cell !== undefined) table.cell += text
    else this.#paragraph += text
  }

  #break(): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.isLayout || table.cell === undefined) this.#endParagraph()
    else if (!/(^|\n) *$/.test(table.cell)) table.cell += '\n'
  }

  #endParagraph(): void {
    const text = this.#withAsides(this.#paragraph).replace(/ {2,}/g, ' ').trim()
    this.#paragraph = ''
    if (text !== '') this.#ready.push(...this.#passages.add(text))
  }

  #withAsides(text: string): string {
    if (this.#asides.length === 0) return text
    const said = text.toLowerCase()
    const more = new Set(this.#asides.splice(0).filter((aside) => !said.includes(aside.toLowerCase())))
    return more.size === 0 ? text : `${text} ${[...more].join(' ')}`
  }

  #openTable(): void {
    if (this.#tables.length >= mostTables) {
      this.#break()
      return
    }
    const outer = this.#tables.at(-1)
    if (outer !== undefined) this.#makeLayout(outer)
    this.#endParagraph()
    const where = `table=${++this.#tableCount}`
    const asText = (line: string): void => void this.#ready.push(...this.#passages.add(line.trim()))
    const sink = new DocumentTable(where, asText, (content) => {
      if (content.length > 0) this.#ready.push(...this.#passages.flush(), ...content)
    })
    this.#tables.push({ sink, row: [], cell: undefined, span: 1, isLayout: false })
  }

  /** What the outer table has gathered so far becomes text, and what follows in it too. */
  #makeLayout(table: OpenTable): void {
    if (table.isLayout) return
    table.isLayout = true
    if (table.cell !== undefined) table.row.push(table.cell)
    if (table.row.length > 0) table.sink.add(table.row.map(tidyCell))
    table.sink.end()
    table.row = []
    table.cell = undefined
  }

  #openCell(span: number): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.isLayout) {
      this.#break()
      return
    }
    this.#closeCell()
    this.#endParagraph()
    table.cell = ''
    table.span = span > 1 ? Math.min(span, widestSpan) : 1
  }

  #closeCell(): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.isLayout) {
      this.#break()
      return
    }
    if (table.cell === undefined) return
    table.row.push(this.#withAsides(table.cell))
    for (let at = 1; at < table.span; at++) table.row.push('')
    table.cell = undefined
  }

  #closeRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.isLayout) {
      this.#break()
      return
    }
    this.#closeCell()
    if (table.row.length > 0) table.sink.add(table.row.map(tidyCell))
    table.row = []
  }

  #closeTable(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    this.#closeRow()
    this.#tables.pop()
    if (!table.isLayout) table.sink.end()
    this.#break()
  }

  /** `data:image/png;base64,...` is a picture inside the page. */
  #keepPicture(source: string): void {
    const found = /^data:image\/([a-z]+)[^,]{0,80};base64,/i.exec(source)
    if (found === null) return
    const bytes = Buffer.from(source.slice(found[0].length), 'base64')
    this.#pictures.push({ name: `picture${++this.#pictureCount}.${found[1]!.toLowerCase()}`, bytes })
  }
}

function tidyCell(cell: string): string {
  return cell
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
