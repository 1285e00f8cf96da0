import type { Content } from '../../content.ts'
import { lettersOf } from './column-letters.ts'
import { findHeader } from './find-header.ts'
import { dropBlankRows, rowBatch } from './row-batch.ts'

const mostLabels = 4096

/**
 * Begins a table whose first rows are known and whose header is not: the lines above it as passages (`row=1`), the
 * announcement with columns A, B, C ..., and the first rows. `where` is the place of the table in its item.
 */
export function* announceTable(
  { rows, numbers }: { rows: string[][]; numbers: number[] },
  where: string,
  name: string,
): Iterable<Content> {
  dropBlankRows(rows, numbers)
  if (rows.length === 0) return
  const { header, start, certain } = findHeader(rows)
  for (let at = 0; at < start; at++) {
    const text = rows[at]!.filter((cell) => cell !== '').join(' ')
    yield { type: 'passage', where: `${where}${where === '' ? '' : ';'}row=${numbers[at]}`, text }
  }
  const columns = header === -1 ? [] : rows[header]!.map((cell) => cell.trim())
  const widest = rows.reduce((most, row) => Math.max(most, row.length), columns.length)
  yield { type: 'table', where, name, columns, labels: lettersOf(Math.min(widest, mostLabels)) }
  const body = certain ? Math.max(start, header + 1) : start
  if (body < rows.length) yield rowBatch(rows.slice(body), numbers.slice(body))
}
