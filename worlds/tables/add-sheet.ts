import type { Workbook } from '../documents/workbook.ts'
import type { Showing } from '../truth/truth.ts'
import { type Column, cellsOf, type PersonRow } from './column.ts'

/** Adds a sheet of rows under such columns; a `title` stands two rows above the header. */
export function addSheet<Row extends PersonRow>(
  book: Workbook,
  name: string,
  columns: Column<Row>[],
  rows: Iterable<Row>,
  showing: Showing,
  title = '',
): void {
  const headers = columns.map(({ header }) => header)
  const kinds = columns.map(({ kind }) => kind ?? 'text')
  if (title === '') book.sheet(name, headers, kinds)
  else book.titled(name, title, headers, kinds)
  for (const row of rows) book.row(cellsOf(columns, row, showing))
}
