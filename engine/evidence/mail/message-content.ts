import { MemberNames } from '../containers/member-names.ts'
import type { Content, Fields, Gap } from '../content.ts'
import type { ExtractContext } from '../extractors/contract.ts'
import { bodyPassages } from './body-passages.ts'
import { decodeCharset } from './charset.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { decodeHeader } from './headers.ts'
import { decodePage, htmlText } from './html-text.ts'
import { type Part, readParts } from './parts.ts'

/** Headers that say something about people; transport headers are left out. */
export const tellingHeaders = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Bcc',
  'Subject',
  'Date',
  'Delivered-To',
  'X-Original-To',
  'Resent-From',
  'Resent-To',
  'X-Originating-IP',
  'Organization',
] as const

/** Where one message lies in its item: '' or `msg=12`, and what its attachments' names start with ('' or '12/'). */
export interface MessagePlace {
  where: string
  folder: string
}

/** One message as content: its headers, its readable bodies, its attachments as children. */
export async function* messageContent(
  message: Buffer,
  place: MessagePlace,
  context: ExtractContext,
): AsyncGenerator<Content> {
  yield { type: 'document', where: place.where }
  const root = readParts(message)
  yield headerFields(root, place.where)
  const reader = new PartReader(place, context)
  yield* reader.read(root)
}

function headerFields(root: Part, where: string): Fields {
  const paths: string[] = []
  const values: string[] = []
  for (const name of tellingHeaders)
    root.headers.names.forEach((printed, i) => {
      if (printed.toLowerCase() !== name.toLowerCase() || root.headers.values[i] === '') return
      paths.push(name)
      values.push(decodeHeader(root.headers.values[i]!))
    })
  return { type: 'fields', where, schema: 'mail', kind: '', paths, values }
}

class PartReader {
  readonly #place: MessagePlace
  readonly #context: ExtractContext
  readonly #names = new MemberNames()

  constructor(place: MessagePlace, context: ExtractContext) {
    this.#place = place
    this.#context = context
  }

  async *read(part: Part): AsyncGenerator<Content> {
    this.#context.checkIn()
    if (part.type === 'multipart/encrypted') {
      yield this.#gap(part, 'encrypted', 'The message is encrypted (PGP)')
    } else if (part.type === 'multipart/alternative' && part.parts.length > 0) {
      for (const chosen of chooseAlternatives(part.parts)) yield* this.read(chosen)
    } else if (part.parts.length > 0) {
      for (const inner of part.parts) yield* this.read(inner)
    } else {
      yield* this.#leaf(part)
    }
  }

  async *#leaf(part: Part): AsyncGenerator<Content> {
    // A signature says who signed the part beside it; it holds nothing of the message.
    if (/^application\/(?:(?:x-)?pkcs7|pgp)-signature$/.test(part.type)) return
    if (/^application\/(?:x-)?pkcs7-mime$/.test(part.type) && part.parameters.get('smime-type') !== 'signed-data') {
      yield this.#gap(part, 'encrypted', 'The message is encrypted (S/MIME)')
      return
    }
    const isBody = /^text\/(?:plain|html)$/.test(part.type) || part.type.startsWith('multipart/')
    if (isBody && part.disposition !== 'attachment' && nameOf(part) === '') {
      const text = bodyText(part)
      yield* bodyPassages(text, this.#where(part))
      if (text.includes('-----BEGIN PGP MESSAGE-----'))
        yield this.#gap(part, 'encrypted', 'The text is encrypted (PGP)')
      return
    }
    const data = decodeTransfer(part.body, part.headers.raw('content-transfer-encoding'))
    if (data.length === 0 && nameOf(part) === '') return
    const { name, printed } = this.#names.take(nameOf(part) || unnamed(part))
    const { spooled, bytes } = await this.#context.spool(data)
    yield { type: 'child', name: this.#place.folder + name, ...(printed !== undefined && { printed }), spooled, bytes }
  }

  #where(part: Part): string {
    return this.#place.where === '' ? `part=${part.number}` : `${this.#place.where};part=${part.number}`
  }

  #gap(part: Part, state: Gap['state'], reason: string): Gap {
    return { type: 'gap', where: this.#where(part), state, reason, bytes: part.body.length }
  }
}

/**
 * Alternatives say the same thing in several forms: the plain text is enough, unless the page says words that it lacks. Then the
 * page is read too, and instead of the text where that is only a stub beside it. Forms that are no text (a calendar entry) are kept.
 */
function chooseAlternatives(parts: Part[]): Part[] {
  const plain = parts.findLast((part) => part.type === 'text/plain')
  const rich = parts.findLast((part) => part.type !== 'text/plain' && holdsHtml(part))
  if (plain === undefined || rich === undefined) return parts
  const said = bodyText(plain)
  const shown = leaves(rich).flatMap((leaf) => (leaf.type === 'text/html' ? [bodyText(leaf)] : []))
  const stub = Math.max(0, ...shown.map((text) => text.length)) > 2 * said.length + 200
  const more = stub || saysMore(shown.join(' '), said)
  // A related group also carries the page's pictures; they are read either way.
  const pictures = leaves(rich).filter((leaf) => leaf.type !== 'text/html')
  return parts.flatMap((part) => {
    if (part === plain) return stub ? [] : [part]
    if (part === rich) return more ? [part] : pictures
    return [part]
  })
}

/** True where a text has a word or number that the other one lacks. */
function saysMore(text: string, than: string): boolean {
  const known = new Set(wordsOf(than))
  return wordsOf(text).some((word) => !known.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function holdsHtml(part: Part): boolean {
  return leaves(part).some((leaf) => leaf.type === 'text/html')
}

function leaves(part: Part): Part[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leaves)
}

function bodyText(part: Part): string {
  const data = decodeTransfer(part.body, part.headers.raw('content-transfer-encoding'))
  const charset = part.parameters.get('charset')
  return part.type === 'text/html' ? htmlText(decodePage(data, charset)) : decodeCharset(data, charset).trimEnd()
}

function nameOf(part: Part): string {
  return part.dispositionParameters.get('filename') ?? part.parameters.get('name') ?? ''
}

const endings: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

function unnamed(part: Part): string {
  const ending = endings[part.type] ?? (part.type.startsWith('text/') ? 'txt' : 'bin')
  return `part-${part.number}.${ending}`
}
