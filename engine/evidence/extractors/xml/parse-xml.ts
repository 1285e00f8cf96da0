import { SaxesParser } from 'saxes'
import type { ByteSource } from '../../../../base/files/index.ts'
import { type Content, Unreadable } from '../../content.ts'
import { decodePieces } from '../../decode-text.ts'

/** What a reader of XML is told, in order. Entities of a DTD are never expanded, no other file is ever asked for. */
export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void
  /** A stretch of text between two tags, CDATA included; never blank only. */
  text(text: string): void
  close(name: string): void
}

const deepest = 2000
/** Text without any tag that may be held. */
const longestText = 64 << 20

/** Entities that old exports use without declaring them. */
const entities: Record<string, string> = {
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  frac12: '½',
  laquo: '«',
  raquo: '»',
  middot: '·',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  euro: '€',
  pound: '£',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  ntilde: 'ñ',
  oacute: 'ó',
  ouml: 'ö',
  uacute: 'ú',
  uuml: 'ü',
  szlig: 'ß',
}

/** Parses XML piece by piece; a fault is remembered and parsing goes on as well as it can. */
export class XmlReading {
  readonly #handler: XmlHandler
  readonly #parser = new SaxesParser({ fragment: true, position: false })
  #text = ''
  #depth = 0
  #unitsSinceTag = 0
  /** The first thing that was wrong with the document. */
  fault: string | undefined

  constructor(handler: XmlHandler) {
    this.#handler = handler
    const parser = this.#parser
    Object.assign(parser.ENTITIES, entities)
    const add = (text: string) => {
      this.#text += text
    }
    parser.on('text', add)
    parser.on('cdata', add)
    parser.on('opentag', (tag) => {
      this.#flush()
      if (++this.#depth > deepest) throw new Unreadable('too-nested', 'The document is nested too deeply to be read.')
      handler.open(tag.name, tag.attributes as Record<string, string>)
    })
    parser.on('closetag', (tag) => {
      this.#flush()
      this.#depth--
      handler.close(tag.name)
    })
    parser.on('error', (error) => {
      // A declaration behind a blank line is against the letter of the standard, and harms nothing.
      if (!error.message.includes('XML declaration')) this.fault ??= error.message
    })
  }

  write(text: string): void {
    this.#unitsSinceTag += text.length
    if (this.#unitsSinceTag > longestText)
      throw new Unreadable('too-large', 'A stretch of text without any tag is too long to be read.')
    this.#parser.write(text)
  }

  end(): void {
    this.#parser.close()
    this.#flush()
    if (this.#depth > 0) this.fault ??= 'the document breaks off before its end'
  }

  #flush(): void {
    const text = this.#text
    this.#text = ''
    this.#unitsSinceTag = 0
    if (text.trim() !== '') this.#handler.text(text)
  }
}

/** The text of the document in pieces, in the charset that its mark or declaration names, else as guessed. */
export function* xmlPieces(bytes: ByteSource, pieceBytes = 256 << 10): Iterable<string> {
  const charset = declaredCharset(bytes)
  const options = charset === undefined ? { pieceBytes, overlapBytes: 0 } : { pieceBytes, overlapBytes: 0, charset }
  for (const { text } of decodePieces(bytes, options)) yield text
}

/** One-byte and Chinese charsets are taken at the document's word; a claim of UTF-8 is checked like no claim. */
function declaredCharset(bytes: ByteSource): string | undefined {
  const head = Buffer.from(bytes.read(0, 256)).toString('latin1')
  const claim = /^\s{0,9}<\?xml[^>]{0,120}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/
    .exec(head)?.[1]
    ?.toLowerCase()
  if (claim === undefined) return undefined
  if (/^(?:iso-8859-1|latin1|windows-1252)$/.test(claim)) return 'windows-1252'
  if (/^big5/.test(claim)) return 'big5-hkscs'
  if (/^gb/.test(claim)) return 'gb18030'
  return /^(?:iso-8859-\d{1,2}|windows-\d{4}|koi8-r|shift_jis|euc-jp|euc-kr)$/.test(claim) ? claim : undefined
}

/** Runs `handler` over the whole document, handing on what it has put into `out` after each piece. */
export function* readXml<C = Content>(
  bytes: ByteSource,
  handler: XmlHandler,
  out: C[],
  checkIn: () => void,
): Generator<C, string | undefined> {
  const reading = new XmlReading(handler)
  for (const piece of xmlPieces(bytes)) {
    checkIn()
    reading.write(piece)
    yield* out.splice(0)
  }
  reading.end()
  yield* out.splice(0)
  return reading.fault
}
