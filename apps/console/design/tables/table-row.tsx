import { memo } from 'react'
import type { Column } from './column.ts'
import { Waiting } from './table-head.tsx'
import type { SetActive } from './use-active-cell.ts'

interface TableRowProps<Row> {
  index: number
  row: Row | undefined
  columns: readonly Column<Row>[]
  tracks: string
  top: number
  /** -1: the focus is not in this row. */
  activeColumn: number
  setActive: SetActive
  onOpen: ((row: Row, index: number) => void) | undefined
}

function PlainRow<Row>({ index, row, columns, tracks, top, activeColumn, setActive, onOpen }: TableRowProps<Row>) {
  const open = () => row !== undefined && onOpen?.(row, index)
  return (
    <div
      className="grid-row"
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-busy={row === undefined ? true : undefined}
      data-opens={onOpen !== undefined ? true : undefined}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && open()}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={at + 1}
          data-cell={`${index}:${at}`}
          tabIndex={activeColumn === at ? 0 : -1}
          className={column.align === 'end' ? 'grid-cell grid-end figures' : 'grid-cell'}
          onFocus={() => setActive({ row: index, column: at })}
        >
          {row === undefined ? <Waiting /> : <span className="grid-text">{column.cell(row)}</span>}
        </div>
      ))}
    </div>
  )
}

/** Drawn anew only when something of its own changes, not at each step of scrolling. */
export const TableRow = memo(PlainRow) as typeof PlainRow
