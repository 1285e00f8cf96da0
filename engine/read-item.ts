import type { ByteSource } from '../base/files/index.ts'
import {
  type Content,
  type ExtractOptions,
  extractItem,
  type Fields,
  type Gap,
  type ItemState,
  type Rows,
} from './evidence/index.ts'
import { ContentFinder } from './find-in-content.ts'
import { type Block, Gatherer } from './people/index.ts'
import { PictureNames } from './picture-names.ts'

/** What to read and how. */
export interface ReadRequest {
  /** Last part of the item's path, a hint for the kind. */
  name: string
  options: ExtractOptions
  keepText: boolean
  /** Mail domains of the provider, lower case. */
  ownDomains: readonly string[]
  /** Texts of the item's pictures by their `where`, when they have been read by OCR: the item is then read once more with them. */
  pictureTexts?: Record<string, string>
}

/** What reading says on the way. */
export interface ReadListener {
  block(block: Block): void
  child(name: string, spooled: string, bytes: number): void
  picture(where: string, spooled: string): void
  gap(gap: Omit<Gap, 'type'>): void
}

export interface ReadEnd {
  kind: string
  state: ItemState
  reason: string
  findings: number
}

/** Schemas of which one document is about one person, whatever number of pieces it comes in. */
const wholeSchemas = new Set(['ccda', 'dicom', 'form'])

/** Reads one item: content -> findings -> mentions, handed out in blocks. Runs in the reader process. */
export async function readItem(bytes: ByteSource, request: ReadRequest, listener: ReadListener): Promise<ReadEnd> {
  const own = new Set(request.ownDomains)
  const gatherer = new Gatherer(
    { isOwn: (address) => own.has(address.slice(address.lastIndexOf('@') + 1)) },
    request.keepText,
  )
  const reader = new ContentReader(gatherer, listener, request.pictureTexts ?? {})
  const content = extractItem(bytes, request.name, request.options)
  let step = await content.next()
  while (!step.done) {
    reader.take(step.value)
    step = await content.next()
  }
  reader.end()
  return { ...step.value, findings: reader.count }
}

class ContentReader {
  count = 0
  readonly #gatherer: Gatherer
  readonly #finder: ContentFinder
  readonly #listener: ReadListener
  readonly #pictureTexts: Record<string, string>
  readonly #names = new PictureNames()

  constructor(gatherer: Gatherer, listener: ReadListener, pictureTexts: Record<string, string>) {
    this.#gatherer = gatherer
    this.#finder = new ContentFinder(gatherer)
    this.#listener = listener
    this.#pictureTexts = pictureTexts
  }

  take(content: Content): void {
    if (content.type === 'passage') this.#text(content.text, content.where, 0)
    else if (content.type === 'rows') this.#rows(content)
    else if (content.type === 'fields') this.#fields(content)
    else if (content.type === 'document') this.#pass(this.#gatherer.endDocument())
    else if (content.type === 'child') this.#listener.child(content.name, content.spooled, content.bytes)
    else if (content.type === 'picture') this.#picture(content.where, content.spooled)
    else if (content.type === 'gap') {
      const { where, state, reason, bytes } = content
      this.#listener.gap({ where, state, reason, bytes })
    } else this.#finder.begin(content)
  }

  end(): void {
    this.#pass(this.#gatherer.endDocument())
    this.#pass(this.#gatherer.take())
  }

  #pass(block: Block | undefined): void {
    if (block === undefined) return
    this.count += block.count
    this.#listener.block(block)
  }

  #text(text: string, where: string, number: number): void {
    this.#finder.text(text, where, number)
    this.#gatherer.close('text')
  }

  #picture(place: string, spooled: string): void {
    const where = this.#names.next(place)
    const text = this.#pictureTexts[where]
    if (text === undefined) this.#listener.picture(where, spooled)
    else this.#text(text, where, 0)
  }

  #fields(fields: Fields): void {
    this.#finder.fields(fields)
    if (fields.schema === 'mail') this.#gatherer.close('text')
    else if (wholeSchemas.has(fields.schema)) this.#gatherer.close('whole')
    else this.#closeRecords('fields')
  }

  #rows(batch: Rows): void {
    this.#finder.rows(batch)
    if (this.#finder.readsAsText(batch)) this.#gatherer.close('text')
    else this.#closeRecords('rows')
  }

  #closeRecords(stretch: 'rows' | 'fields'): void {
    this.#gatherer.close(stretch)
    if (this.#gatherer.isFull) this.#pass(this.#gatherer.endDocument())
  }
}
