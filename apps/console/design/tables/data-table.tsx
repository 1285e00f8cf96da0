import './data-table.css'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useText } from '../../messages/use-text.ts'
import { useWidth } from '../use-width.ts'
import type { Column, Sort } from './column.ts'
import { cellFor } from './grid-keys.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { useActiveCell } from './use-active-cell.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowsInView } from './use-rows-in-view.ts'
import { useWantedRows } from './use-wanted-rows.ts'

interface DataTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  /** How many rows there are, whether loaded or not. */
  count: number
  /** The row at a place, or undefined while it is on its way. */
  row(index: number): Row | undefined
  /** Says which rows are in view, so that they can be asked for. `end` is not included. */
  onWant?(first: number, end: number): void
  onOpen?(row: Row, index: number): void
  sort?: Sort
  onSort?(sort: Sort): void
  /** Shown in place of rows where there are none. */
  empty?: ReactNode
}

/**
 * A table of any length: a million rows cost as much as fifty. One cell has the focus and the arrow keys move it; Enter opens the row, and in
 * the head sorts by the column. Rows have one height, so their places are counted, not measured.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, count, row, onWant, onOpen, sort, onSort, empty } = props
  const text = useText()
  const help = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const [rowHeight, probe] = useRowHeight()
  const shown = columns.filter(({ from = 0 }) => width === 0 || width >= from)
  const rows = useRowsInView(scroller, count, rowHeight, rowHeight)
  const [active, setActive] = useActiveCell(scroller)
  useWantedRows(rows, onWant)

  function onKeyDown(event: KeyboardEvent) {
    const next = cellFor({ key: event.key, mod: event.ctrlKey || event.metaKey }, active, {
      rows: count,
      columns: shown.length,
      page: rows.page,
    })
    if (next === null) return
    event.preventDefault()
    rows.bringIntoView(next.row)
    setActive(next, 'focus')
  }

  const indexes = range(rows.first, rows.end, active.row, count)
  const tracks = shown.map((column) => column.width).join(' ')
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        aria-label={label}
        aria-describedby={help}
        aria-rowcount={count + 1}
        aria-colcount={shown.length}
        tabIndex={-1}
        onScroll={rows.onScroll}
        onKeyDown={onKeyDown}
      >
        <span className="grid-probe" ref={probe} aria-hidden="true" />
        <TableHead columns={shown} tracks={tracks} active={active} setActive={setActive} sort={sort} onSort={onSort} />
        {count > 0 && (
          <div className="grid-body" role="rowgroup" style={{ blockSize: `${rows.bodyHeight}px` }}>
            {indexes.map((index) => (
              <TableRow
                key={index}
                index={index}
                row={row(index)}
                columns={shown}
                tracks={tracks}
                top={index * rowHeight - rows.shift}
                activeColumn={active.row === index ? active.column : -1}
                setActive={setActive}
                onOpen={onOpen}
              />
            ))}
          </div>
        )}
      </div>
      {count === 0 && empty}
      <p id={help} className="unseen">
        {text(onOpen === undefined ? 'design.table.help' : 'design.table.helpOpen')}
      </p>
      <p className="grid-printed">{text('design.table.printed', { count })}</p>
    </div>
  )
}

/** The rows in view, and the one that has the focus: taken out of the page, it would lose it. */
function range(first: number, end: number, active: number, count: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  if (active >= 0 && active < count && active < first) indexes.unshift(active)
  if (active >= 0 && active < count && active >= end) indexes.push(active)
  return indexes
}
