import type { Content } from '../content.ts'
import { decodePieces } from '../decode-text.ts'
import type { Extractor } from './contract.ts'

const passageBytes = 64 * 1024

/**
 * Plain text, logs and listings: passages of up to 64 KB that end at line ends. A longer text names the first line of each
 * passage (`line=812`); where a line was too long to be kept whole, also the byte at which the passage begins.
 */
export const text: Extractor = {
  name: 'text',
  kinds: ['text'],
  *extract(bytes, context): Iterable<Content> {
    const isShort = bytes.size <= passageBytes
    let line = 1
    let beginsLine = true
    for (const piece of decodePieces(bytes, { pieceBytes: passageBytes })) {
      context.checkIn()
      const where = isShort ? '' : beginsLine ? `line=${line}` : `line=${line};byte=${piece.byteOffset}`
      if (piece.text.trim() !== '') yield { type: 'passage', where, text: piece.text }
      line += countLines(piece.text, piece.repeats)
      beginsLine = /[\r\n]$/.test(piece.text)
    }
  },
}

/** Line ends (LF, CRLF, lone CR) in `text` from unit `from`. */
function countLines(text: string, from: number): number {
  const end = text.includes('\n') ? '\n' : '\r'
  let count = 0
  for (let at = text.indexOf(end, from); at >= 0; at = text.indexOf(end, at + 1)) count++
  return count
}
