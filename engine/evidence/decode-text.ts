import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { ByteSource } from '../../base/files/index.ts'
import { characterStart, findCut } from './cut-bytes.ts'
import { guessCharset, isMostlyUtf8, isPlainAscii, readMark, sampleBytes } from './guess-charset.ts'

export { charsetNamed, guessCharset } from './guess-charset.ts'

/** Decodes a whole text in memory. The mark, if any, is not part of the text. */
export function decodeText(bytes: Uint8Array): { text: string; charset: string } {
  const mark = readMark(bytes)
  const charset = mark.charset ?? guessCharset(bytes)
  const body = bytes.subarray(mark.bytes)
  return { text: decodeAs(body, charset), charset }
}

export interface PieceOptions {
  /** Charset as iconv-lite names it, where it is known (a mail header, the caller's own guess); otherwise guessed. */
  charset?: string
  /** About how long a piece may be, in bytes. Default 1 MiB. */
  pieceBytes?: number
  /** How far a piece that could not be cut at a line end reaches back into the one before; 0 for readers that need the text once. Default 1 KiB. */
  overlapBytes?: number
}

export interface TextPiece {
  text: string
  /** Where the first character of `text` lies in the source. */
  byteOffset: number
  /** How many UTF-16 units at the head were already the tail of the piece before; 0 after a cut at a line end. */
  repeats: number
}

/**
 * Streams a text of any size in pieces, holding one piece at a time.
 *
 * A piece ends at the last line end within `pieceBytes`. A longer line is cut at white space, failing that at punctuation, failing
 * that between two characters, never inside one. After such a cut the next piece begins `overlapBytes` earlier, again at white
 * space where there is some, so that any value of up to that length lies whole in one of the two; `repeats` says how
 * much is said twice. With `overlapBytes: 0` the pieces joined are exactly the text.
 */
export function* decodePieces(source: ByteSource, options: PieceOptions = {}): Iterable<TextPiece> {
  const pieceBytes = Math.max(64, options.pieceBytes ?? 1 << 20)
  const overlapBytes = Math.min(options.overlapBytes ?? 1024, pieceBytes >> 2)
  const head = source.read(0, sampleBytes)
  const mark = readMark(head)
  let charset = options.charset ?? mark.charset ?? guessCharset(head)
  let decided = options.charset !== undefined || mark.charset !== undefined || !isPlainAscii(head)
  let repeatedBytes = 0
  for (let at = mark.bytes; at < source.size; ) {
    const window = source.read(at, pieceBytes)
    if (window.length === 0) return
    if (!decided && !isPlainAscii(window)) {
      charset = guessCharset(window)
      decided = true
    }
    const cut = at + window.length >= source.size ? { end: window.length, isLineEnd: true } : findCut(window, charset)
    const text = decodeAs(window.subarray(0, cut.end), charset)
    const repeats = repeatedBytes === 0 ? 0 : decodeAs(window.subarray(0, repeatedBytes), charset).length
    yield { text, byteOffset: at, repeats }
    const next = cut.isLineEnd ? cut.end : overlapStart(window, cut.end, overlapBytes, charset)
    repeatedBytes = cut.end - next
    at += next
  }
}

function overlapStart(window: Uint8Array, end: number, overlapBytes: number, charset: string): number {
  if (overlapBytes === 0) return end
  const from = characterStart(window, end - overlapBytes, charset)
  if (charset.startsWith('utf-16') || charset.startsWith('utf-32')) return from
  for (let at = from; at < end - overlapBytes / 2; at++) if (window[at]! <= 0x20) return at + 1
  return from
}

/** Decodes bytes that begin and end between characters. UTF-8 with foreign bytes in it is decoded line by line. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (charset !== 'utf-8') return iconv.decode(buffer, charset, { stripBOM: false })
  return isUtf8(buffer) ? buffer.toString('utf8') : decodeMixed(buffer)
}

/**
 * Dumps that several programs wrote into hold lines of another charset between UTF-8 ones. The lines that are no UTF-8 are
 * decoded by a guess over all of them together; where that guess is UTF-8 again (one broken character), with U+FFFD.
 */
function decodeMixed(buffer: Buffer): string {
  const lines: Buffer[] = []
  for (let at = 0; at < buffer.length; ) {
    const newline = buffer.indexOf(0x0a, at)
    const end = newline < 0 ? buffer.length : newline + 1
    lines.push(buffer.subarray(at, end))
    at = end
  }
  const foreign = Buffer.concat(lines.filter((line) => !isUtf8(line)))
  if (isMostlyUtf8(foreign)) return buffer.toString('utf8')
  const charset = guessCharset(foreign.subarray(0, sampleBytes))
  if (charset.startsWith('utf-')) return buffer.toString('utf8')
  return lines.map((line) => (isUtf8(line) ? line.toString('utf8') : iconv.decode(line, charset))).join('')
}
