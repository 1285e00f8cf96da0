import { RowSplitter } from './split-rows.ts'

/** How a delimited file is written. */
export interface CsvShape {
  delimiter: string
  newline: '\n' | '\r'
  /** Cells of most rows. */
  width: number
  /** UTF-16 units to leave out at the head: a `sep=;` line, which spreadsheets obey and do not show. */
  skip: number
}

const candidates = [',', ';', '\t', '|'] as const
const sampleUnits = 64 << 10

/** Guesses delimiter and line end from the head of the file: the delimiter that cuts most rows into the same number of cells. */
export function guessShape(head: string): CsvShape {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r'
  const told = /^sep=(.)\r?(?:\n|$)/i.exec(head)
  const sample = head.slice(told?.[0].length ?? 0, sampleUnits)
  if (told !== null)
    return { delimiter: told[1]!, newline, width: judge(sample, told[1]!, newline).width, skip: told[0].length }
  let best: CsvShape = { delimiter: ',', newline, width: 1, skip: 0 }
  let bestScore = 0
  for (const delimiter of candidates) {
    const { width, share } = judge(sample, delimiter, newline)
    const score = width < 2 ? 0 : share * share * Math.log2(1 + Math.min(width, 64))
    if (score > bestScore) {
      bestScore = score
      best = { delimiter, newline, width, skip: 0 }
    }
  }
  return best
}

/** The most frequent number of cells, and the share of rows that have it. */
function judge(sample: string, delimiter: string, newline: '\n' | '\r'): { width: number; share: number } {
  const splitter = new RowSplitter(delimiter, newline)
  let { rows } = splitter.push(sample)
  if (rows.length === 0) rows = splitter.end().rows
  const counts = new Map<number, number>()
  let total = 0
  for (const row of rows) {
    if (row.length === 1 && row[0]!.trim() === '') continue
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
    total++
  }
  let width = 1
  let most = 0
  for (const [cells, count] of counts)
    if (count > most || (count === most && cells > width)) [width, most] = [cells, count]
  return { width, share: total === 0 ? 0 : most / total }
}
