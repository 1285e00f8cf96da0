import type { Workbook } from '../documents/workbook.ts'
import type { Showing } from '../truth/truth.ts'
import { type Column, cellsOf, type PersonRow } from './column.ts'

/** Adds a sheet of rows under such columns. */
export function addSheet<Row extends PersonRow>(
  book: Workbook,
  name: string,
  columns: Column<Row>[],
  rows: Iterable<Row>,
  showing: Showing,
): void {
  const headers = columns.map(({ header }) => header)
  book.sheet(
    name,
    headers,
    columns.map(({ kind }) => kind ?? 'text'),
  )
  for (const row of rows) book.row(cellsOf(columns, row, showing))
}
