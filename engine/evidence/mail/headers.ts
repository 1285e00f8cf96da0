import { decodeCharset } from './charset.ts'
import { decodeQuoted } from './decode-transfer.ts'

/** Header lines of one part, unfolded, one character per byte. Names as printed. */
export class Headers {
  readonly names: string[] = []
  readonly values: string[] = []

  constructor(block: string) {
    for (const line of block.split(/\r?\n|\r/)) {
      if (/^[ \t]/.test(line) && this.values.length > 0) {
        this.values[this.values.length - 1] += ` ${line.trim()}`
        continue
      }
      const colon = line.indexOf(':')
      if (colon <= 0) continue
      this.names.push(line.slice(0, colon).trim())
      this.values.push(line.slice(colon + 1).trim())
    }
  }

  /** The first header of this name, raw; '' where there is none. */
  raw(name: string): string {
    const at = this.names.findIndex((printed) => printed.toLowerCase() === name)
    return at < 0 ? '' : this.values[at]!
  }
}

const word = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=/g

/** Text of a raw header: encoded words (RFC 2047) decoded, other bytes by their own look. */
export function decodeHeader(raw: string): string {
  // Blanks between two encoded words are no part of the text.
  const joined = raw.replace(/(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)/g, '$1')
  const runs: { charset: string; bytes: Buffer }[] = []
  let at = 0
  let wordEnd = -1
  const plain = (text: string): void => {
    if (text !== '') runs.push({ charset: '', bytes: Buffer.from(text, 'latin1') })
  }
  for (const found of joined.matchAll(word)) {
    plain(joined.slice(at, found.index))
    at = found.index + found[0].length
    const [, charset, kind, body] = found as unknown as [string, string, string, string]
    const bytes = wordBytes(kind, body)
    const last = runs.at(-1)
    // Mailers cut words inside a character, so runs of one charset are decoded together.
    const name = charset.replace(/\*.*$/, '').toLowerCase()
    if (last?.charset === name && found.index === wordEnd) last.bytes = Buffer.concat([last.bytes, bytes])
    else runs.push({ charset: name, bytes })
    wordEnd = at
  }
  plain(joined.slice(at))
  return runs.map(({ charset, bytes }) => decodeCharset(bytes, charset)).join('')
}

function wordBytes(kind: string, body: string): Buffer {
  if (kind.toLowerCase() === 'b') return Buffer.from(body, 'base64')
  return decodeQuoted(Buffer.from(body.replaceAll('_', ' '), 'latin1'))
}

/** A header with parameters: `text/plain; charset="big5"`. The value is lower-cased, parameters are decoded (RFC 2231). */
export function splitParameters(raw: string): { value: string; parameters: Map<string, string> } {
  const end = raw.indexOf(';')
  const value = (end < 0 ? raw : raw.slice(0, end)).trim().toLowerCase()
  const found = new Map<string, { extended: boolean; text: string }[]>()
  const rest = end < 0 ? '' : raw.slice(end)
  for (const [, name, quoted, bare] of rest.matchAll(/;\s*([^\s=;]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g)) {
    const [, base, index, star] = /^([^*]*)(?:\*(\d{1,3}))?(\*)?$/.exec(name!.toLowerCase()) ?? []
    if (base === undefined) continue
    const pieces = found.get(base) ?? []
    const text = quoted === undefined ? bare!.trim() : quoted.replace(/\\(.)/g, '$1')
    pieces[Number(index ?? 0)] ??= { extended: star !== undefined, text }
    found.set(base, pieces)
  }
  return { value, parameters: new Map([...found].map(([name, pieces]) => [name, joinPieces(pieces)])) }
}

/** `filename*0*=big5''%a4..` in pieces, or a plain value, perhaps with encoded words in it. */
function joinPieces(pieces: { extended: boolean; text: string }[]): string {
  if (!pieces.some((piece) => piece?.extended)) return decodeHeader(pieces.map((piece) => piece?.text ?? '').join(''))
  let charset = ''
  const bytes = pieces.map((piece, i) => {
    if (!piece.extended) return Buffer.from(piece.text, 'latin1')
    const marked = i === 0 ? /^([^']*)'[^']*'(.*)$/s.exec(piece.text) : null
    if (marked !== null) charset = marked[1]!
    return decodeQuoted(Buffer.from((marked?.[2] ?? piece.text).replaceAll('%', '='), 'latin1'))
  })
  return decodeCharset(Buffer.concat(bytes), charset)
}
