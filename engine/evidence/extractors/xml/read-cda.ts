import type { Passage } from '../../content.ts'
import type { PendingContent } from '../pending-content.ts'
import { ElementPaths } from './element-paths.ts'
import { decodeEmbedded, endingOf } from './embedded-data.ts'
import type { XmlHandler } from './parse-xml.ts'
import { SectionText } from './section-text.ts'

/** Attributes that say how the document is built, not what it says. */
const structural = new Set(
  `classCode moodCode typeCode determinerCode contextControlCode contextConductionInd nullFlavor xsi:type
  xsi:schemaLocation ID styleCode inversionInd independentInd operator unsorted isSynthetic partType xml:lang`.split(
    /\s+/,
  ),
)
const skipped = new Set(['templateId', 'typeId', 'realmCode'])
/** Values of one record; a longer document goes on in a second one that begins with the patient again. */
const mostValues = 20_000
const mostPassageUnits = 4 << 20

/**
 * Reads a C-CDA document, or a part of one: the values of header and entries as one record, the text of each section as a
 * passage at `section=<title>`, embedded files as children.
 */
export class CdaReader implements XmlHandler {
  readonly #out: PendingContent[]
  #where: string
  readonly #paths = new ElementPaths()
  readonly #names: string[] = []
  readonly #titles: string[] = []
  readonly #texts: string[] = []
  #prefix = ''
  #root = ''
  #roots = 0
  #fields: { paths: string[]; values: string[] } = { paths: [], values: [] }
  #narrative: { depth: number; text: SectionText } | undefined
  #embedded: { depth: number; mediaType: string; compression: string; data: string } | undefined
  #skipDepth = 0
  #children = 0
  /** Section texts wait until the values are said, which begin with whom the document is about. */
  #passages: Passage[] = []
  #passageUnits = 0

  constructor(out: PendingContent[], where: string) {
    this.#out = out
    this.#where = where
  }

  open(fullName: string, attributes: Record<string, string>): void {
    const isRoot = this.#names.length === 0
    if (isRoot) this.#prefix = fullName.includes(':') ? fullName.slice(0, fullName.indexOf(':') + 1) : ''
    const name = this.#local(fullName)
    if (isRoot) this.#beginRoot(name)
    const parent = this.#names.at(-1)
    this.#names.push(name)
    this.#texts.push('')
    if (this.#narrative !== undefined) {
      this.#narrative.text.open(name, attributes)
      return
    }
    if (this.#skipDepth > 0 || skipped.has(name)) {
      this.#skipDepth ||= this.#names.length
      return
    }
    const path = this.#paths.enter(isRoot && name === 'ClinicalDocument' ? '' : name)
    if (name === 'section') this.#titles.push('')
    if (name === 'text' && parent === 'section')
      this.#narrative = { depth: this.#names.length, text: new SectionText() }
    if (attributes['representation'] === 'B64')
      this.#embedded = {
        depth: this.#names.length,
        mediaType: attributes['mediaType'] ?? '',
        compression: attributes['compression'] ?? '',
        data: '',
      }
    for (const key in attributes)
      if (!structural.has(key) && !key.startsWith('xmlns')) this.#add(`${path}@${key}`, attributes[key]!)
  }

  text(text: string): void {
    if (this.#narrative !== undefined) this.#narrative.text.text(text)
    else if (this.#embedded?.depth === this.#names.length) this.#embedded.data += text
    else if (this.#skipDepth === 0 && this.#texts.length > 0) this.#texts[this.#texts.length - 1] += text
  }

  close(): void {
    const depth = this.#names.length
    const name = this.#names.pop() ?? ''
    const text = this.#texts.pop() ?? ''
    if (this.#narrative !== undefined && this.#narrative.depth < depth) {
      this.#narrative.text.close(name)
      return
    }
    if (this.#skipDepth > 0) {
      if (this.#skipDepth === depth) this.#skipDepth = 0
      return
    }
    if (this.#narrative?.depth === depth) this.#endNarrative()
    if (this.#embedded?.depth === depth) this.#endEmbedded()
    const value = text.replaceAll(/\s+/g, ' ').trim()
    this.#add(this.#paths.path, value)
    if (name === 'title' && this.#names.at(-1) === 'section') this.#titles[this.#titles.length - 1] = value
    if (name === 'section') this.#titles.pop()
    this.#paths.leave()
    if (depth === 1) this.end()
  }

  /** Hands on what is left; for a document that breaks off. */
  end(): void {
    if (this.#narrative !== undefined) this.#endNarrative()
    this.#flush()
  }

  /** A file may hold several documents one after another. */
  #beginRoot(name: string): void {
    this.#root = name
    if (++this.#roots === 1) return
    this.#where = `document=${this.#roots}`
    this.#out.push({ type: 'document', where: this.#where })
  }

  #local(name: string): string {
    return this.#prefix !== '' && name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : name
  }

  #add(path: string, value: string): void {
    if (value === '') return
    this.#fields.paths.push(path)
    this.#fields.values.push(value)
    if (this.#fields.values.length >= mostValues) this.#flush()
  }

  #flush(): void {
    const { paths, values } = this.#fields
    const fields = { where: this.#where, schema: 'ccda', kind: this.#root, paths, values } as const
    if (values.length > 0) this.#out.push({ type: 'fields', ...fields })
    this.#out.push(...this.#passages.splice(0))
    this.#passageUnits = 0
    this.#fields = { paths: [], values: [] }
    const goesOn = this.#names.length > 0
    for (const [at, path] of paths.entries())
      if (goesOn && path.startsWith('recordTarget') && this.#fields.values.length < mostValues / 4) {
        this.#fields.paths.push(path)
        this.#fields.values.push(values[at]!)
      }
  }

  #endNarrative(): void {
    const text = this.#narrative!.text.take()
    this.#narrative = undefined
    if (text === '') return
    const place = `section=${(this.#titles.at(-1) ?? '').replaceAll(/[;=\s]+/g, ' ').trim()}`
    this.#passages.push({ type: 'passage', where: this.#where === '' ? place : `${this.#where};${place}`, text })
    this.#passageUnits += text.length
    if (this.#passageUnits > mostPassageUnits) this.#flush()
  }

  #endEmbedded(): void {
    const { mediaType, compression, data } = this.#embedded!
    this.#embedded = undefined
    const bytes = decodeEmbedded(data, compression)
    if (bytes !== undefined)
      this.#out.push({ type: 'bytes', name: `embedded-${++this.#children}.${endingOf(mediaType)}`, data: bytes })
    else
      this.#out.push({
        type: 'gap',
        where: this.#where,
        state: 'damaged',
        reason: 'An embedded file could not be unpacked.',
        bytes: data.length,
      })
  }
}
