import type { ByteSource } from '../../../base/files/index.ts'
import type { Content, Gap } from '../content.ts'
import { decodePieces } from '../decode-text.ts'
import type { ExtractContext, Extractor } from './contract.ts'
import { guessShape } from './csv/guess-shape.ts'
import { type RowFault, RowSplitter, type SplitRows } from './csv/split-rows.ts'
import { announceTable, dropBlankRows, rowBatch } from './tables/index.ts'

const pieceBytes = 256 << 10
/** Rows and pieces to look at before the header is decided. */
const headRows = 50
const headPieces = 16

/**
 * Delimited text (comma, semicolon, tab, bar). Rows are numbered as a spreadsheet shows them: line 1 is row 1, blank rows
 * are counted, a quoted cell of several lines is one row. Lines above the header come as a passage each.
 */
export const csv: Extractor = {
  name: 'csv',
  kinds: ['csv'],
  *extract(bytes: ByteSource, context: ExtractContext): Iterable<Content> {
    const name = context.name.replace(/\.[a-z0-9]{1,5}$/i, '')
    let head: SplitRows | undefined = { rows: [], numbers: [] }
    let told = 0
    let pieces = 0
    const splitter = { current: undefined as RowSplitter | undefined }
    for (const split of splitPieces(bytes, splitter)) {
      context.checkIn()
      pieces++
      if (head !== undefined) {
        append(split, head)
        if (head.rows.length < headRows && (pieces < headPieces || head.rows.length === 0)) continue
        yield* announceTable(head, '', name)
        head = undefined
      } else yield* batch(split)
      for (const faults = splitter.current!.faults; told < faults.length; told++) yield faultGap(faults[told]!)
    }
    if (head !== undefined && head.rows.length > 0) yield* announceTable(head, '', name)
    for (const faults = splitter.current?.faults ?? []; told < faults.length; told++) yield faultGap(faults[told]!)
  },
}

function* splitPieces(bytes: ByteSource, splitter: { current: RowSplitter | undefined }): Iterable<SplitRows> {
  for (const { text } of decodePieces(bytes, { pieceBytes, overlapBytes: 0 })) {
    const piece = text.includes('\0') ? text.replaceAll('\0', '') : text
    if (splitter.current === undefined) {
      const shape = guessShape(piece)
      splitter.current = new RowSplitter(shape.delimiter, shape.newline)
      splitter.current.width = shape.width
      yield splitter.current.push(piece.slice(shape.skip))
    } else yield splitter.current.push(piece)
  }
  if (splitter.current !== undefined) yield splitter.current.end()
}

function append(from: SplitRows, to: SplitRows): void {
  for (let at = 0; at < from.rows.length; at++) {
    to.rows.push(from.rows[at]!)
    to.numbers.push(from.numbers[at]!)
  }
}

function* batch({ rows, numbers }: SplitRows): Iterable<Content> {
  dropBlankRows(rows, numbers)
  if (rows.length > 0) yield rowBatch(rows, numbers)
}

function faultGap(fault: RowFault): Gap {
  const reason =
    fault.kind === 'open-quote'
      ? 'A quotation mark in this row is never closed; the row was read with the mark as an ordinary character.'
      : 'This row is too long to be one row; it was read in parts, so its columns may be wrong.'
  return { type: 'gap', where: `row=${fault.row}`, state: 'partial', reason, bytes: 0 }
}
