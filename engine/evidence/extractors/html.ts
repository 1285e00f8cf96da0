import { Parser } from 'htmlparser2'
import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'
import { charsetNamed, decodePieces, guessCharset } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { HtmlReader } from './html/html-reader.ts'

const headBytes = 4096

/**
 * Web pages and HTML reports: visible text, hidden text, comments, scripts and the attributes that people read, as passages; data tables as
 * tables; pictures that are written into the page itself as children.
 */
export const html: Extractor = {
  name: 'html',
  kinds: ['html'],
  async *extract(bytes, context): AsyncIterable<Content> {
    const reader = new HtmlReader()
    const parser = new Parser(reader, { decodeEntities: true })
    for (const piece of decodePieces(bytes, { charset: charsetOf(bytes), overlapBytes: 0, pieceBytes: 1 << 18 })) {
      context.checkIn()
      parser.write(piece.text)
      yield* reader.take()
      yield* spoolPictures(reader, context)
    }
    parser.end()
    yield* reader.end()
    yield* spoolPictures(reader, context)
  },
}

/** What the page says of itself counts only where its bytes do not contradict it: many pages that say Big5 are UTF-8. */
function charsetOf(bytes: ByteSource): string {
  const sample = bytes.read(0, 1 << 16)
  const guessed = guessCharset(sample)
  if (guessed.startsWith('utf-')) return guessed
  const head = Buffer.from(sample.subarray(0, headBytes)).toString('latin1')
  const named = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  const charset = named === undefined ? undefined : charsetNamed(named)
  return charset === undefined || charset.startsWith('utf-') ? guessed : charset
}

async function* spoolPictures(reader: HtmlReader, context: ExtractContext): AsyncIterable<Content> {
  for (const { name, bytes } of reader.takePictures()) yield { type: 'child', name, ...(await context.spool(bytes)) }
}
