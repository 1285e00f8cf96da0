import { useText } from '../../../messages/use-text.ts'
import type { Group } from './group-parts.ts'
import type { Show } from './marked.tsx'
import { useSayWhere } from './say-where.ts'

/** Cells of up to so many characters (numbers, dates, names) stay on one line. */
const short = 32

interface RowsTableProps {
  group: Extract<Group, { type: 'table' }>
  target: number | undefined
  show: Show
}

/** Rows of a sheet or a database as they stand there, each with its number. Wider than the page, it scrolls by itself. */
export function RowsTable({ group: { where, columns, rows }, target, show }: RowsTableProps) {
  const text = useText()
  const sayWhere = useSayWhere()
  const title = where === '' ? text('viewer.table') : sayWhere(where)
  return (
    <section className="viewer-part">
      <h3 className="viewer-where">
        <bdi>{title}</bdi>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="viewer-scroll" aria-label={title} tabIndex={0}>
        <table className="viewer-rows">
          {columns.length > 0 && (
            <thead>
              <tr>
                <th scope="col">{text('viewer.where.row')}</th>
                {columns.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and they never change
                  <th key={at} scope="col">
                    <bdi>{column}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(([at, { number, cells }]) => (
              <tr key={at} data-target={at === target || undefined}>
                <th scope="row" className="figures">
                  {number}
                </th>
                {cells.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and never change
                  <td key={place} dir="auto" data-short={cell.text.length <= short || undefined}>
                    {show(at, place, cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
