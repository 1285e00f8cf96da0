import { hasHeaderWord } from './header-words.ts'

/** Where the table begins in its first rows. */
export interface HeaderFound {
  /** Index of the header row, -1 where the table has none. */
  header: number
  /** Rows before this index are lines above the table (a report's title, who printed it). */
  start: number
  /** False where the header may as well be the first row of data: then it should be kept as a row too. */
  certain: boolean
}

const mostLinesAbove = 20
const sampleRows = 60

/**
 * Finds the header among the first rows of a table. It wants evidence (words that stand over columns, names written like
 * `birth_date`, columns of dates or numbers under a text): without it the first row is data, because a person taken for
 * a header would be lost, while a header taken for data does no harm.
 */
export function findHeader(rows: readonly (readonly string[])[]): HeaderFound {
  const none = { header: -1, start: 0, certain: true }
  const sample = rows.slice(0, mostLinesAbove + sampleRows)
  if (sample.length === 0) return none
  const usual = usualFilled(sample)
  let start = 0
  while (start < sample.length - 1 && start < mostLinesAbove && isAbove(filled(sample[start]!), usual)) start++
  const evidence = weighHeader(sample[start]!, sample.slice(start + 1), usual)
  return evidence === 'none' ? none : { header: start, start, certain: evidence === 'strong' }
}

function filled(row: readonly string[]): number {
  let count = 0
  for (const cell of row) if (cell.trim() !== '') count++
  return count
}

function usualFilled(rows: readonly (readonly string[])[]): number {
  const counts = rows.map(filled).sort((a, b) => a - b)
  return counts[counts.length >> 1]!
}

function isAbove(count: number, usual: number): boolean {
  return usual >= 2 && (count <= 1 || count < usual / 2)
}

function weighHeader(
  row: readonly string[],
  below: readonly (readonly string[])[],
  usual: number,
): 'none' | 'weak' | 'strong' {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (cells.length === 0 || cells.length < usual * 0.6) return 'none'
  if (cells.some((cell) => cell.length > 60 || looksLikeValue(cell))) return 'none'
  if (new Set(cells).size < cells.length * 0.7) return 'none'
  if (row.some((cell, column) => isWrittenLikeBelow(cell.trim(), column, below))) return 'none'
  const known = cells.filter(hasHeaderWord).length
  const written = cells.filter((cell) => /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$/.test(cell)).length
  const overValues = row.some((cell, column) => standsOverValues(cell, column, below))
  if ((known >= 2 && known >= cells.length * 0.3) || (known >= 1 && overValues) || written >= cells.length * 0.5)
    return 'strong'
  return known >= 2 || known >= cells.length * 0.3 || overValues ? 'weak' : 'none'
}

/** A cell with digits that is written like most cells below it (`T1` over `T2`, `T3`) is one of them. */
function isWrittenLikeBelow(cell: string, column: number, below: readonly (readonly string[])[]): boolean {
  if (!/\d/.test(cell)) return false
  const values = below.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '')
  const form = formOf(cell)
  return values.length > 0 && values.filter((value) => formOf(value) === form).length >= values.length * 0.5
}

function formOf(text: string): string {
  return text
    .slice(0, 60)
    .replaceAll(/\p{L}+/gu, 'a')
    .replaceAll(/\d+/g, '9')
}

/** A number, a date, an e-mail address, a long number in any dress: something that fills columns. */
export function looksLikeValue(cell: string): boolean {
  if (/^[-+$€£¥(]?[\d.,\s]+[)%]?$/.test(cell)) return true
  if (/\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell) || cell.includes('@')) return true
  let digits = 0
  for (let at = 0; at < cell.length; at++) if (cell.charCodeAt(at) >= 48 && cell.charCodeAt(at) <= 57) digits++
  return digits >= 5 || (digits >= 3 && digits > cell.length / 2)
}

function standsOverValues(cell: string, column: number, below: readonly (readonly string[])[]): boolean {
  if (cell.trim() === '' || /\d/.test(cell)) return false
  const values = below.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '')
  return values.length >= 2 && values.filter(looksLikeValue).length >= values.length * 0.9
}
