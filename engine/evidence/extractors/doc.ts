import WordExtractor from 'word-extractor'
import { type Content, Unreadable } from '../content.ts'
import type { Extractor } from './contract.ts'
import { readStoryText } from './doc/story-text.ts'
import { isEncryptedWord, isOldWord, readOldWord } from './doc/word-header.ts'
import { readEmbedded } from './ole/embedded.ts'
import { openOle } from './ole/ole-file.ts'

/**
 * Word 97-2003 documents (DOC, DOT), and the bare text of Word 6 and 95: the body with its tables, then headers, footers, notes,
 * comments and text boxes; embedded files and pictures as children.
 */
export const doc: Extractor = {
  name: 'doc',
  kinds: ['doc'],
  async *extract(bytes, context): AsyncIterable<Content> {
    if (bytes.size > context.limits.wholeFileBytes)
      throw new Unreadable('too-large', 'The document is larger than can be opened at once')
    const whole = bytes.all()
    const file = openOle(whole)
    const main = file.stream('WordDocument')
    if (main === undefined) throw new Unreadable('damaged', 'The document has no text part')
    if (isEncryptedWord(main)) throw new Unreadable('encrypted', 'The document is protected with a password')
    if (isOldWord(main)) yield* readStoryText(readOldWord(main), 'part=body')
    else for (const [part, text] of await readStories(whole)) yield* readStoryText(text, `part=${part}`)
    yield* readEmbedded(file, [file.stream('Data') ?? new Uint8Array(), main], context)
  },
}

async function readStories(whole: Uint8Array): Promise<[string, string][]> {
  const document = await new WordExtractor().extract(Buffer.from(whole.buffer, whole.byteOffset, whole.length))
  const asWritten = { filterUnicode: false }
  return [
    ['body', document.getBody(asWritten)],
    ['headers', document.getHeaders({ ...asWritten, includeFooters: false })],
    ['footers', document.getFooters(asWritten)],
    ['footnotes', document.getFootnotes(asWritten)],
    ['endnotes', document.getEndnotes(asWritten)],
    ['comments', document.getAnnotations(asWritten)],
    ['textboxes', document.getTextboxes(asWritten)],
  ]
}
