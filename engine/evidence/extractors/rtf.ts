import { type Content, Unreadable } from '../content.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { filesInObject } from './rtf/objects.ts'
import { RtfReader } from './rtf/rtf-reader.ts'
import { rtfTokens } from './rtf/rtf-tokens.ts'

const checkEvery = 100_000

/**
 * Rich text: paragraphs, tables, headers, footnotes and comments in any code page; the contents of HTML mail that was wrapped
 * in RTF; pictures and embedded files as children.
 */
export const rtf: Extractor = {
  name: 'rtf',
  kinds: ['rtf'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The document is larger than can be opened at once')
    const reader = new RtfReader()
    let tokens = 0
    for (const token of rtfTokens(bytes.all())) {
      reader.read(token)
      if (++tokens % checkEvery !== 0) continue
      context.checkIn()
      yield* reader.take()
    }
    yield* reader.end()
    yield* spoolTaken(reader, context)
  },
}

async function* spoolTaken(reader: RtfReader, context: ExtractContext): AsyncIterable<Content> {
  let number = 0
  for (const taken of reader.taken)
    for (const { name, bytes } of filesInObject(taken))
      yield { type: 'child', name: `${++number}-${name}`, ...(await context.spool(bytes)) }
}
