import type { ByteSource } from '../../../base/files/index.ts'
import type { Content, Gap } from '../content.ts'
import { decodePieces, guessCharset } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { collectMessages, type RawMessage } from './hl7/collect-messages.ts'
import { readDelimiters } from './hl7/decode-escapes.ts'
import { decodeMessage } from './hl7/message-charset.ts'
import { type Embedded, messageFields, type Segment } from './hl7/message-fields.ts'
import { rawLines } from './hl7/message-lines.ts'

/** A message longer than this is one gap. */
const longestMessage = 64 << 20

/**
 * HL7 v2 messages, one or a whole feed, with or without batch headers and MLLP framing. Each message is one record at the
 * line of its MSH; a broken message is one gap.
 */
export const hl7: Extractor = {
  name: 'hl7',
  kinds: ['hl7v2'],
  async *extract(bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> {
    let known: string | undefined
    const guess = () => (known ??= guessCharset(bytes.read(0, 1 << 16)))
    let count = 0
    for (const message of collectMessages(rawLines(oneBytePieces(bytes), longestMessage), longestMessage)) {
      if (++count % 64 === 0) context.checkIn()
      const embedded: Embedded[] = []
      yield readMessage(message, guess, embedded)
      for (const { name, data } of embedded) yield { type: 'child', name, ...(await context.spool(data)) }
    }
  },
}

/** The bytes as they are, or as UTF-8 where they are UTF-16 or UTF-32, in which a line end is not one byte. */
function* oneBytePieces(bytes: ByteSource): Iterable<Uint8Array> {
  const charset = guessCharset(bytes.read(0, 1 << 16))
  if (/^utf-(?:16|32)/.test(charset))
    for (const { text } of decodePieces(bytes, { charset, overlapBytes: 0 })) yield Buffer.from(text)
  else yield* bytes.pieces()
}

function readMessage(message: RawMessage, guess: () => string, embedded: Embedded[]): Content {
  const { lines, line } = message
  if (message.tooLong) return gap(line, 'too-large', 'This message is too long to be read.', message.bytes)
  const raw = lines.map(({ text }) => text).join('\r')
  const header = lines[0]!.text
  const text = decodeMessage(raw, header.split(header[3] ?? '|', 19)[17] ?? '', guess)
  if (message.outside) return { type: 'passage', where: `line=${line}`, text: text.replaceAll('\r', '\n') }
  const delimiters = readDelimiters(text)
  if (delimiters === undefined) return gap(line, 'damaged', 'This message has no readable header.', message.bytes)
  return messageFields(joinSegments(text.split('\r'), lines, delimiters.field), delimiters, embedded)
}

/** A line that does not begin like a segment goes on with the one before. */
function joinSegments(texts: readonly string[], lines: readonly { number: number }[], field: string): Segment[] {
  const segments: Segment[] = []
  for (const [at, text] of texts.entries()) {
    const begins = /^[A-Z][A-Z0-9]{2}/.test(text) && (text.length === 3 || text[3] === field)
    if (begins || segments.length === 0) segments.push({ text, line: lines[at]!.number })
    else segments.at(-1)!.text += `\n${text}`
  }
  return segments
}

function gap(line: number, state: Gap['state'], reason: string, bytes: number): Gap {
  return { type: 'gap', where: `line=${line}`, state, reason, bytes }
}
