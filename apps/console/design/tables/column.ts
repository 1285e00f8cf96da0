import type { ReactNode } from 'react'

export interface Column<Row> {
  id: string
  title: string
  /** A track of CSS grid: `6rem`, `minmax(8rem, 2fr)`. */
  width: string
  cell(row: Row): ReactNode
  /** Numbers stand at the end, figure below figure. */
  align?: 'start' | 'end'
  sortable?: boolean
  /** Shown only where the table is at least so many pixels wide; a phone has room for two or three columns. */
  from?: number
}

export interface Sort {
  column: string
  direction: 'ascending' | 'descending'
}
