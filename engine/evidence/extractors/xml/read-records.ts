import type { Content, Passage } from '../../content.ts'
import type { PendingContent } from '../pending-content.ts'
import { RecordTable, type TableTurn } from '../tables/index.ts'
import { ElementPaths } from './element-paths.ts'
import type { XmlHandler } from './parse-xml.ts'
import { CdaReader } from './read-cda.ts'

const mostValues = 2000
const mostTables = 200
const longestPassage = 1 << 20
/** Elements that change how text looks, not where a word ends. */
const inline = new Set('a b i u em strong span font sub sup small tt code content'.split(' '))
/** Names that say nothing about what a record is. */
const nameless = new Set('row record item entry element object r'.split(' '))

interface Level {
  text: string
  hasChild: boolean
}

/** The record that is being read. */
interface OpenRecord {
  list: string
  number: number
  /** Paths inside it. */
  paths: ElementPaths
  flat: boolean
}

/**
 * Reads XML of any kind. Elements at `recordDepth` are records: flat ones are rows of a table per kind, others a record of
 * values each at `item=<number>`. What stands outside of records is told in parts; text with tags inside it is a passage; a
 * clinical document inside is read as such.
 */
export class RecordsReader implements XmlHandler {
  readonly #out: PendingContent[]
  readonly #recordDepth: number
  readonly #paths = new ElementPaths('.')
  readonly #levels: Level[] = []
  readonly #tables = new Map<string, RecordTable>()
  readonly #turn: TableTurn = { last: undefined }
  readonly #counts = new Map<string, number>()
  #root = ''
  #record: OpenRecord | undefined
  #fields: { paths: string[]; values: string[] } = { paths: [], values: [] }
  /** Texts of a record wait until its values are said. */
  #passages: Passage[] = []
  #mixed: { depth: number; path: string; text: string } | undefined
  #document: { reader: CdaReader; depth: number } | undefined
  #documents = 0

  constructor(out: PendingContent[], recordDepth: number) {
    this.#out = out
    this.#recordDepth = recordDepth
  }

  open(fullName: string, attributes: Record<string, string>): void {
    const name = fullName.slice(fullName.indexOf(':') + 1)
    if (this.#document === undefined && name === 'ClinicalDocument') this.#beginDocument()
    if (this.#document !== undefined) {
      this.#document.depth++
      this.#document.reader.open(fullName, attributes)
      return
    }
    const parent = this.#levels.at(-1)
    if (parent !== undefined) {
      parent.hasChild = true
      if (this.#mixed === undefined && parent.text.trim() !== '') this.#beginMixed()
    }
    this.#levels.push({ text: '', hasChild: false })
    if (this.#mixed !== undefined) return
    const label = labelOf(name, attributes)
    if (this.#levels.length === 1) this.#root = name
    const isRecord = this.#levels.length === this.#recordDepth
    if (isRecord) this.#beginRecord(label)
    const path = this.#here.enter(isRecord || this.#levels.length === 1 ? '' : label)
    for (const key in attributes)
      if (!key.startsWith('xmlns') && !(label !== name && isNaming(key))) this.#add(`${path}@${key}`, attributes[key]!)
  }

  text(text: string): void {
    if (this.#document !== undefined) {
      this.#document.reader.text(text)
      return
    }
    const level = this.#levels.at(-1)
    if (level === undefined) {
      this.#passages.push({ type: 'passage', where: '', text: text.trim() })
      return
    }
    if (this.#mixed === undefined && level.hasChild) this.#beginMixed()
    if (this.#mixed === undefined) level.text += text
    else this.#addMixed(text)
  }

  close(fullName: string): void {
    const name = fullName.slice(fullName.indexOf(':') + 1)
    if (this.#document !== undefined) {
      this.#document.reader.close()
      if (--this.#document.depth === 0) this.#document = undefined
      return
    }
    const depth = this.#levels.length
    if (this.#mixed !== undefined && this.#mixed.depth < depth) {
      this.#levels.pop()
      if (!inline.has(name)) this.#addMixed(' ')
      return
    }
    if (this.#mixed !== undefined) this.#endMixed()
    const { text } = this.#levels.pop()!
    this.#add(this.#here.path, tidy(text))
    if (depth === this.#recordDepth) this.#endRecord()
    else this.#here.leave()
  }

  /** Hands on what is left, also of a document that breaks off. */
  end(): void {
    this.#document?.reader.end()
    if (this.#mixed !== undefined) this.#endMixed()
    if (this.#record !== undefined) this.#endRecord()
    this.#flushFields()
    for (const table of this.#tables.values()) table.end(this.#contents)
  }

  /** Tables put in content only. */
  get #contents() {
    return this.#out as Content[]
  }

  #beginDocument(): void {
    this.#flushFields()
    const where = `document=${++this.#documents}`
    this.#out.push({ type: 'document', where })
    this.#document = { reader: new CdaReader(this.#out, where), depth: 0 }
  }

  #beginRecord(label: string): void {
    this.#flushFields()
    const list = this.#paths.path === '' ? label : `${this.#paths.path}.${label}`
    const number = (this.#counts.get(list) ?? 0) + 1
    this.#counts.set(list, number)
    this.#record = { list, number, paths: new ElementPaths('.'), flat: true }
  }

  #endRecord(): void {
    const { list, number, flat } = this.#record!
    const { paths, values } = this.#fields
    if (flat && paths.length > 0 && this.#addRow(list, number, paths, values)) this.#fields = { paths: [], values: [] }
    else this.#flushFields()
    this.#record = undefined
  }

  #addRow(list: string, number: number, paths: readonly string[], values: readonly string[]): boolean {
    let table = this.#tables.get(list)
    if (table === undefined) {
      if (this.#tables.size >= mostTables) return false
      table = new RecordTable(`list=${placeText(list)}`, tableName(list), this.#turn)
      this.#tables.set(list, table)
    }
    const row: Record<string, string> = Object.create(null)
    for (const [at, path] of paths.entries()) row[path] = values[at]!
    return table.add(row, number, this.#contents)
  }

  /** The paths inside the record that is open, or of the document around the records. */
  get #here(): ElementPaths {
    return this.#record?.paths ?? this.#paths
  }

  get #where(): string {
    return this.#record === undefined ? '' : `list=${placeText(this.#record.list)};item=${this.#record.number}`
  }

  #add(path: string, value: string): void {
    if (value === '') return
    if (this.#record !== undefined && /[.[]/.test(path)) this.#record.flat = false
    this.#fields.paths.push(path)
    this.#fields.values.push(value)
    if (this.#fields.values.length < mostValues) return
    if (this.#record !== undefined) this.#record.flat = false
    this.#flushFields()
  }

  #flushFields(): void {
    const { paths, values } = this.#fields
    this.#fields = { paths: [], values: [] }
    if (values.length > 0)
      this.#out.push({
        type: 'fields',
        where: this.#where,
        schema: 'xml',
        kind: this.#root,
        paths,
        values,
      })
    this.#out.push(...this.#passages.splice(0))
  }

  #beginMixed(): void {
    const level = this.#levels.at(-1)!
    this.#mixed = { depth: this.#levels.length, path: this.#here.path, text: level.text }
    level.text = ''
    if (this.#record !== undefined) this.#record.flat = false
  }

  #addMixed(text: string): void {
    this.#mixed!.text += text
    if (this.#mixed!.text.length > longestPassage) this.#sayMixed()
  }

  #sayMixed(): void {
    const { path, text } = this.#mixed!
    this.#mixed!.text = ''
    if (this.#passages.length > 100) this.#flushFields()
    const said = text.replaceAll(/[ \t\r\n]+/g, ' ').trim()
    const where = [this.#where, path === '' ? '' : `field=${placeText(path)}`].filter((part) => part !== '').join(';')
    if (said !== '') this.#passages.push({ type: 'passage', where, text: said })
  }

  #endMixed(): void {
    this.#sayMixed()
    this.#mixed = undefined
  }
}

/** `<field name="dob">` and its like are called by what they name. */
function labelOf(name: string, attributes: Record<string, string>): string {
  for (const key in attributes)
    if (isNaming(key) && attributes[key] !== '') return attributes[key]!.replaceAll(/[.[\]@]+/g, '_')
  return name
}

function isNaming(key: string): boolean {
  return key === 'name' || key === 'Name' || key === 'column'
}

function placeText(path: string): string {
  return path.replaceAll(/[;=]/g, '_')
}

/** What a list's records are called: their own name, or that of the element around them where it says more. */
function tableName(list: string): string {
  const [own, around] = list.split('.').reverse()
  return nameless.has(own!.toLowerCase()) && around !== undefined ? around.replace(/\[\d+\]$/, '') : own!
}

function tidy(text: string): string {
  const trimmed = text.trim()
  return /[\t\r\n]| {2}/.test(trimmed) ? trimmed.replaceAll(/\s+/g, ' ') : trimmed
}
