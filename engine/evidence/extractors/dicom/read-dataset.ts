import type { Gap } from '../../content.ts'
import type { PendingContent } from '../pending-content.ts'
import { decodeValue } from './decode-value.ts'
import type { DataSet } from './find-dataset.ts'
import { isWorthReading, type PictureHeader, pictureFile } from './picture.ts'
import { type Element, ElementReader, type Syntax } from './read-elements.ts'
import { tagName, tagNumber } from './tag-names.ts'

const pixelData = new Set([0x7fe00008, 0x7fe00009, 0x7fe00010])
const itemTag = 0xfffee000
const itemEnd = 0xfffee00d
const sequenceEnd = 0xfffee0dd
const directoryRecords = 0x00041220
const encapsulatedDocument = 0x00420011
const deepest = 32
const longestText = 1 << 20
const longestDocument = 512 << 20
const mostValues = 5000

const headerNumbers = new Map<number, 'rows' | 'columns' | 'samples' | 'bits' | 'planar'>([
  [0x00280010, 'rows'],
  [0x00280011, 'columns'],
  [0x00280002, 'samples'],
  [0x00280100, 'bits'],
  [0x00280006, 'planar'],
])

const plainTexts = new Set(['AS', 'CS', 'DA', 'DS', 'DT', 'IS', 'TM', 'UI', 'AE', 'UR'])
const charsetTexts = new Set(['PN', 'LO', 'SH', 'UC', 'LT', 'ST', 'UT'])
/** Texts in which a backslash is a backslash, not the end of one of several values. */
const single = new Set(['LT', 'ST', 'UT', 'UR'])

/** Walks a data set: texts become values named as the standard names them, up to the picture itself, which is handed on where names may be printed into it. */
export class DataSetReader {
  readonly #reader: ElementReader
  readonly #syntax: Syntax
  readonly #start: number
  readonly #checkIn: () => void
  #charset = ''
  #where = ''
  #kind = ''
  #paths: string[] = []
  #values: string[] = []
  #mediaType = ''
  readonly #header: PictureHeader = { photometric: '', modality: '', mayCarryText: false }
  #stopped = false
  #records = 0

  constructor({ bytes, at, syntax }: DataSet, checkIn: () => void) {
    this.#reader = new ElementReader(bytes)
    this.#syntax = syntax
    this.#start = at
    this.#checkIn = checkIn
  }

  *read(): Iterable<PendingContent> {
    yield* this.#elements(this.#start, this.#reader.size, this.#syntax, '', 0)
    yield* this.#flush()
  }

  /** The elements from `from` to `to`, or to the end of an item of unknown length; answers where it ended. */
  *#elements(from: number, to: number, syntax: Syntax, path: string, depth: number): Generator<PendingContent, number> {
    let at = from
    while (at < to && !this.#stopped) {
      this.#checkIn()
      const element = this.#reader.elementAt(at, syntax)
      if (element === undefined) {
        if (this.#reader.bytesAt(at, 8).some((byte) => byte !== 0)) yield this.#breakOff(at)
        return to
      }
      if (element.tag === itemEnd || element.tag === sequenceEnd) return element.at
      if (pixelData.has(element.tag) && depth === 0) {
        this.#stopped = true
        yield* this.#picture(element)
        return at
      }
      at = yield* this.#element(element, syntax, path, depth)
    }
    return at
  }

  *#element(element: Element, syntax: Syntax, path: string, depth: number): Generator<PendingContent, number> {
    const { tag, vr, at, length } = element
    if (length >= 0 && at + length > this.#reader.size) {
      yield this.#breakOff(at)
      return this.#reader.size
    }
    const name = tagName(tag)?.name ?? tagNumber(tag)
    const inner = path === '' ? name : `${path}.${name}`
    const isSequence = vr === 'SQ' || (length < 0 && !pixelData.has(tag))
    if (isSequence) {
      // An unknown sequence of unknown length is always implicit little endian (PS3.5 6.2.2).
      const within = vr === 'UN' && length < 0 ? { explicit: false, bigEndian: false } : syntax
      return yield* this.#items(element, within, inner, depth + 1)
    }
    if (length < 0) {
      this.#stopped = true
      return at
    }
    if (tag === encapsulatedDocument) yield* this.#document(at, length)
    else this.#value(element, inner)
    if (this.#values.length >= mostValues) yield* this.#flush()
    return at + length
  }

  /** The items of a sequence, numbered from 0; the records of a DICOMDIR are records of their own. */
  *#items(
    { tag, at, length }: Element,
    syntax: Syntax,
    path: string,
    depth: number,
  ): Generator<PendingContent, number> {
    const to = length < 0 ? this.#reader.size : at + length
    if (depth > deepest) {
      yield this.#gap('too-nested', `${path.slice(0, 200)} is nested too deeply to be read.`)
      this.#stopped ||= length < 0
      return to
    }
    let place = at
    for (let number = 0; place < to && !this.#stopped; number++) {
      const item = this.#reader.elementAt(place, syntax)
      if (item === undefined || item.tag !== itemTag)
        return item?.tag === sequenceEnd ? item.at : length < 0 ? place : to
      const isRecord = tag === directoryRecords && depth === 1
      if (isRecord) yield* this.#beginRecord()
      const end = item.length < 0 ? to : Math.min(to, item.at + item.length)
      place = yield* this.#elements(item.at, end, syntax, isRecord ? '' : `${path}[${number}]`, depth)
    }
    return place
  }

  *#beginRecord(): Iterable<PendingContent> {
    yield* this.#flush()
    this.#where = `record=${++this.#records}`
  }

  #value({ tag, vr, at, length }: Element, path: string): void {
    if (length === 0) return
    this.#number(tag, at, length)
    const isText = plainTexts.has(vr) || charsetTexts.has(vr)
    if (!isText && (vr !== 'UN' || length > 1024)) return
    const bytes = this.#reader.bytesAt(at, Math.min(length, longestText))
    if (vr === 'UN' && !bytes.every((byte) => (byte >= 32 && byte < 127) || byte === 0)) return
    const raw = charsetTexts.has(vr) ? decodeValue(bytes, this.#charset) : bytes.toString('latin1')
    // Values are padded to even length; a name may end in empty groups.
    const text = withoutTail(raw, vr === 'PN' ? '\0 =' : '\0 ')
    if (tag === 0x00080005) this.#charset = text
    if (tag === 0x00080060 && this.#kind === '') this.#kind = text
    if (tag === 0x00280004) this.#header.photometric = text
    if (tag === 0x00080064 || (tag === 0x00280301 && text === 'YES')) this.#header.mayCarryText = true
    if (tag === 0x00420012) this.#mediaType = text
    const parts = single.has(vr) ? [text] : text.split('\\')
    for (const [number, part] of parts.entries()) {
      if (part.trim() === '') continue
      this.#paths.push(parts.length === 1 ? path : `${path}[${number}]`)
      this.#values.push(part.trim())
    }
  }

  /** A picture in which names may be printed is handed on for reading, or is a gap. */
  *#picture(element: Element): Iterable<PendingContent> {
    const header = { ...this.#header, modality: this.#kind }
    if (!isWorthReading(header)) return
    const data = element.tag === 0x7fe00010 ? pictureFile(this.#reader, element, header) : undefined
    if (data !== undefined) yield { type: 'picture-bytes', where: 'frame=1', data }
    else
      yield this.#gap(
        'partial',
        'The picture may have text printed into it; it is stored in a way that cannot be read here.',
      )
  }

  #number(tag: number, at: number, length: number): void {
    const key = headerNumbers.get(tag)
    if (key === undefined || length !== 2) return
    const bytes = this.#reader.bytesAt(at, 2)
    this.#header[key] = this.#syntax.bigEndian ? bytes.readUInt16BE(0) : bytes.readUInt16LE(0)
  }

  *#document(at: number, length: number): Iterable<PendingContent> {
    if (length > longestDocument) {
      yield this.#gap('too-large', 'The document inside is too large to be taken out.')
      return
    }
    // Its media type comes in the element after it.
    const next = this.#reader.elementAt(at + length, this.#syntax)
    const type =
      next?.tag === 0x00420012 ? this.#reader.bytesAt(next.at, next.length).toString('latin1') : this.#mediaType
    const ending = /pdf/i.test(type) ? 'pdf' : /xml|cda/i.test(type) ? 'xml' : 'bin'
    yield { type: 'bytes', name: `document.${ending}`, data: Buffer.from(this.#reader.bytesAt(at, length)) }
  }

  *#flush(): Iterable<PendingContent> {
    const [paths, values] = [this.#paths, this.#values]
    this.#paths = []
    this.#values = []
    if (values.length > 0)
      yield { type: 'fields', where: this.#where, schema: 'dicom', kind: this.#kind, paths, values }
  }

  #breakOff(at: number): Gap {
    this.#stopped = true
    return { ...this.#gap('partial', 'The file breaks off inside a value.'), bytes: this.#reader.size - at }
  }

  #gap(state: Gap['state'], reason: string): Gap {
    return { type: 'gap', where: this.#where, state, reason, bytes: 0 }
  }
}

/** `text` without any of `signs` at its end. */
function withoutTail(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}
