import { type Content, Unreadable } from '../content.ts'
import type { Extractor } from './contract.ts'
import { readStoryText } from './doc/story-text.ts'
import { isEncryptedWord, isOldWord, readOldWord } from './doc/word-header.ts'
import { readWordText } from './doc/word-text.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'
import { readOleProperties } from './ole/read-properties.ts'

/**
 * Word 97-2003 documents (DOC, DOT), and the bare text of Word 6 and 95: the body with its tables, then notes, headers, comments
 * and text boxes, deleted text too; embedded files and pictures as children.
 */
export const doc: Extractor = {
  name: 'doc',
  kinds: ['doc'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The document is larger than can be opened at once')
    const file = openOle(bytes.all())
    const stream = file.stream('WordDocument')
    if (stream === undefined) throw new Unreadable('damaged', 'The document has no text part')
    const main = Buffer.from(stream.buffer, stream.byteOffset, stream.length)
    if (isEncryptedWord(main)) throw new Unreadable('encrypted', 'The document is protected with a password')
    if (isOldWord(main)) yield* readStoryText(readOldWord(main), 'part=body')
    else for (const [story, text] of readWordText(file, main)) yield* readStoryText(text, `part=${story}`)
    yield* readOleProperties(file)
    yield* readEmbedded(file, [file.stream('Data') ?? new Uint8Array(), main], context)
  },
}
