import { useText } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'
import type { Column, Sort } from './column.ts'
import type { Cell } from './grid-keys.ts'
import type { SetActive } from './use-active-cell.ts'

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[]
  tracks: string
  active: Cell
  setActive: SetActive
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

/** The titles of the columns; those that can be sorted by are pressed with a click or Enter, twice for the other direction. */
export function TableHead<Row>({ columns, tracks, active, setActive, sort, onSort }: TableHeadProps<Row>) {
  return (
    <div className="grid-head" role="rowgroup">
      <div className="grid-row" role="row" aria-rowindex={1} tabIndex={-1} style={{ gridTemplateColumns: tracks }}>
        {columns.map((column, at) => {
          const canSort = column.sortable === true && onSort !== undefined
          const direction = sort?.column === column.id ? sort.direction : undefined
          const press = () =>
            onSort?.({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={canSort ? (direction ?? 'none') : undefined}
              data-cell={`-1:${at}`}
              tabIndex={active.row === -1 && active.column === at ? 0 : -1}
              className={`grid-cell grid-title${column.align === 'end' ? ' grid-end' : ''}${canSort ? ' grid-sortable' : ''}`}
              onFocus={() => setActive({ row: -1, column: at })}
              onClick={canSort ? press : undefined}
              onKeyDown={(event) => {
                if (!canSort || (event.key !== 'Enter' && event.key !== ' ')) return
                event.preventDefault()
                press()
              }}
            >
              <span>{column.title}</span>
              {canSort && <Icon name={direction ?? 'sort'} size="s" />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Says that a row is on its way. */
export function Waiting() {
  return <span className="unseen">{useText()('design.table.waiting')}</span>
}
