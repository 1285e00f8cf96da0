import Papa from 'papaparse'
import type { ByteSource } from '../../../base/files/index.ts'
import { decodePieces } from '../../evidence/index.ts'

/** A table read from delimited text, as columns of the file. Cells are trimmed. */
export interface DelimitedTable {
  headers: string[]
  rows: string[][]
  /** Line of the file each row begins at, as an editor counts. */
  lines: number[]
}

/**
 * Reads CSV, TSV or text parted by semicolons or bars, in any charset. The first line that has two cells or more is the header.
 * Rows without any value are left out.
 */
export function readDelimited(bytes: ByteSource): DelimitedTable {
  const table: DelimitedTable = { headers: [], rows: [], lines: [] }
  let text = ''
  for (const piece of decodePieces(bytes, { overlapBytes: 0 })) text += piece.text
  const delimiter = guessDelimiter(text)
  let line = 1
  let at = 0
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      addRow(table, data, line)
      for (; at < meta.cursor; at++) if (text.charCodeAt(at) === 10) line++
    },
  })
  return table
}

function addRow(table: DelimitedTable, cells: string[], line: number): void {
  const trimmed = cells.map((cell) => cell.trim())
  if (trimmed.every((cell) => cell === '')) return
  if (table.headers.length === 0) {
    table.headers = trimmed.map((header) => header.replace(/^\ufeff/, ''))
    return
  }
  table.rows.push(trimmed)
  table.lines.push(line)
}

/** The sign that occurs most often in the first line that is not empty. */
function guessDelimiter(text: string): string {
  const first = /^\s*([^\r\n]+)/.exec(text)?.[1] ?? ''
  const count = (sign: string) => first.split(sign).length
  return [',', '\t', ';', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
