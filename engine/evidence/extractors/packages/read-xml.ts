import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { Unreadable } from '../../content.ts'

export type Attributes = Record<string, string>

/** Names come without their prefix (`w:p` and `p` are both `p`), so that the strict and the transitional dialect read alike. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

const longestSilence = 64 * 2 ** 20
const deepest = 5_000

/**
 * Feeds XML to the handlers, piece by piece; yields after every piece so that the caller can pass on what has gathered.
 * Never expands declared entities (a "billion laughs" stays a few bytes), goes on behind errors, and throws `Unreadable` for
 * nesting or single texts that no honest document has.
 */
export async function* feedXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncIterable<void> {
  const parser = new SaxesParser()
  let silence = 0
  let depth = 0
  parser.on('error', () => {})
  parser.on('opentag', (tag) => {
    silence = 0
    if (++depth > deepest) throw new Unreadable('too-nested', `The document is nested more than ${deepest} levels deep`)
    handlers.open?.(localName(tag.name), tag.attributes as Attributes)
  })
  parser.on('closetag', (tag) => {
    silence = 0
    depth--
    handlers.close?.(localName(tag.name))
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  let decoder: StringDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= new StringDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf16le' : 'utf8')
    silence += piece.length
    if (silence > longestSilence) throw new Unreadable('too-large', 'One text of the document is too large to be read')
    parser.write(decoder.write(piece as Buffer))
    yield
  }
  parser.write(decoder?.end() ?? '')
  parser.close()
  yield
}

/** Reads a whole part through the handlers, for parts whose outcome is small. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of feedXml(pieces, handlers));
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute by its name without prefix (`r:id` is found as `id` where no plain `id` is there). */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  for (const full in attributes)
    if (full.endsWith(name) && full[full.length - name.length - 1] === ':') return attributes[full]
  return undefined
}
