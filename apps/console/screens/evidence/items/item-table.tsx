import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FailedRead } from '../../../app/failed-read.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { DataTable } from '../../../design/tables/data-table.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useColumns } from './columns.tsx'
import type { TreeRow } from './tree-rows.ts'
import { type ItemFilter, useItemTree } from './use-item-tree.ts'

interface ItemTableProps {
  caseId: string
  runId: string
  filter: ItemFilter
  /** Tells how many items of each state there are, once it is known. */
  onCounts(states: Record<string, number>): void
}

/** Sources, the folders and containers in them, and their items; with a filter, the items that fit. Enter opens, and closes what is open. */
export function ItemTable({ caseId, runId, filter, onCounts }: ItemTableProps) {
  const text = useText()
  const navigate = useNavigate()
  const { rows, inside, matching, error, again, onWant, toggle } = useItemTree(caseId, runId, filter)
  const columns = useColumns()
  useEffect(() => {
    if (inside !== undefined) onCounts(inside.states)
  }, [inside, onCounts])
  if (inside === undefined)
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} again={again} />
  const open = (row: TreeRow) => {
    if (row.type === 'rest') return
    const { item, below } = row.entry
    if (below !== undefined) return toggle(below)
    if (item !== undefined)
      void navigate({
        to: '/cases/$caseId/evidence/item',
        params: { caseId },
        search: { run: runId, item: item.number },
      })
  }
  return (
    <section className="stack-tight" aria-label={text('items.title')}>
      <p role="status">
        {matching === undefined
          ? text('items.inside', { items: inside.items, findings: inside.findings, gaps: inside.gaps })
          : text('items.matching', { matching, items: inside.items })}
      </p>
      {error !== null && <FailedRead error={error} again={again} />}
      <div className="items-table" style={{ '--items': rows.length } as React.CSSProperties}>
        <DataTable
          label={text('items.title')}
          columns={columns}
          count={rows.length}
          row={(index) => (rows[index]?.type === 'entry' ? rows[index] : undefined)}
          onWant={onWant}
          onOpen={open}
          empty={
            <EmptyState icon="filter" title={text('items.none.title')}>
              <p>{text('items.none.text')}</p>
            </EmptyState>
          }
        />
      </div>
    </section>
  )
}
