import iconv from 'iconv-lite'
import { Unreadable } from '../../content.ts'
import type { OleFile } from '../ole/ole-file.ts'
import { rowEnds } from './row-ends.ts'
import { Fib } from './word-header.ts'

/** Stands for the mark that ends a table row, which in the file is the same character as the end of a cell. */
export const rowEnd = '\u001d'

/** The stories of a Word file lie one after the other in this order; the sizes are numbers of characters ([MS-DOC] 2.5.4). */
const stories = [
  'body',
  'footnotes',
  'headers',
  'macros',
  'comments',
  'endnotes',
  'textboxes',
  'header-textboxes',
] as const

interface Piece {
  from: number
  to: number
  offset: number
  isNarrow: boolean
}

/**
 * All text of a Word 97-2003 document by story, put together from its pieces ([MS-DOC] 2.4.1): deleted and hidden text too.
 * Throws `Unreadable('damaged')` where the list of pieces cannot be read.
 */
export function readWordText(file: OleFile, main: Buffer): Map<string, string> {
  const fib = new Fib(main)
  const tables = file.stream(fib.tableStream)
  if (tables === undefined) throw new Unreadable('damaged', 'The document is damaged: its table stream is missing')
  const table = Buffer.from(tables.buffer, tables.byteOffset, tables.length)
  const ends = rowEnds(main, table, fib)
  let all = ''
  for (const piece of readPieces(table.subarray(fib.pieces.at, fib.pieces.at + fib.pieces.length)))
    all += textOfPiece(main, piece, ends)
  const texts = new Map<string, string>()
  let at = 0
  for (const [index, story] of stories.entries()) {
    const length = fib.storyLengths[index]!
    texts.set(story, all.slice(at, at + length))
    at += length
  }
  return texts
}

/** The piece table: blocks 1 are skipped, block 2 holds the pieces ([MS-DOC] 2.9.38, 2.8.35). */
function readPieces(clx: Buffer): Piece[] {
  let at = 0
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (clx[at] !== 2 || at + 5 > clx.length)
    throw new Unreadable('damaged', 'The document is damaged: its list of text pieces is missing')
  const list = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1))
  const count = Math.floor((list.length - 4) / 12)
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++) {
    const place = list.readUInt32LE((count + 1) * 4 + index * 8 + 2)
    const isNarrow = (place & 0x4000_0000) !== 0
    const offset = isNarrow ? (place & 0x3fff_ffff) >>> 1 : place & 0x3fff_ffff
    pieces.push({ from: list.readUInt32LE(index * 4), to: list.readUInt32LE(index * 4 + 4), offset, isNarrow })
  }
  return pieces
}

function textOfPiece(main: Buffer, { from, to, offset, isNarrow }: Piece, ends: ReadonlySet<number>): string {
  const width = isNarrow ? 1 : 2
  const bytes = main.subarray(offset, offset + Math.max(0, to - from) * width)
  const text = isNarrow ? iconv.decode(bytes, 'windows-1252') : bytes.toString('utf16le')
  if (!text.includes('\u0007')) return text
  let marked = ''
  let copied = 0
  for (let at = text.indexOf('\u0007'); at >= 0; at = text.indexOf('\u0007', at + 1)) {
    if (!ends.has(offset + (at + 1) * width)) continue
    marked += text.slice(copied, at) + rowEnd
    copied = at + 1
  }
  return marked + text.slice(copied)
}
