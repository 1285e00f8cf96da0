import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { FailedRead } from '../../app/failed-read.tsx'
import type { RegisterFilter } from '../../app/use-open-register.ts'
import { EmptyState } from '../../design/status/empty-state.tsx'
import type { Sort } from '../../design/tables/column.ts'
import { DataTable } from '../../design/tables/data-table.tsx'
import { useText } from '../../messages/use-text.ts'
import { useColumns } from './columns.tsx'
import { type PeopleFilter, usePeople } from './use-people.ts'

interface PeopleTableProps {
  caseId: string
  runId: string
  filter: RegisterFilter
}

/** The people who fit, worst first, or by their number. */
export function PeopleTable(props: PeopleTableProps) {
  const [order, setOrder] = useState<'harm' | 'number'>('harm')
  return <Ordered key={order} {...props} order={order} setOrder={setOrder} />
}

const sorts: Record<'harm' | 'number', Sort> = {
  harm: { column: 'harm', direction: 'descending' },
  number: { column: 'number', direction: 'ascending' },
}

function Ordered({
  caseId,
  runId,
  filter,
  order,
  setOrder,
}: PeopleTableProps & { order: 'harm' | 'number'; setOrder(order: 'harm' | 'number'): void }) {
  const text = useText()
  const navigate = useNavigate()
  const columns = useColumns()
  const asked = useMemo(() => askedFor(filter, order), [filter, order])
  const { matching, total, error, again, row, onWant } = usePeople(caseId, runId, asked)
  if (matching === undefined || total === undefined) {
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} again={again} />
  }
  return (
    <section className="stack-tight" aria-label={text('register.people')}>
      <p role="status">{text('register.matching', { matching, total })}</p>
      {error !== null && <FailedRead error={error} again={again} />}
      <div className="register-table">
        <DataTable
          label={text('register.people')}
          columns={columns}
          count={matching}
          row={row}
          onWant={onWant}
          sort={sorts[order]}
          onSort={({ column }) => setOrder(column === 'number' ? 'number' : 'harm')}
          onOpen={({ person }) =>
            void navigate({
              to: '/cases/$caseId/register/$person',
              params: { caseId, person: String(person) },
              search: { run: runId },
            })
          }
          empty={
            <EmptyState icon="filter" title={text('register.nobody.title')}>
              <p>{text(total === 0 ? 'register.nobody.none' : 'register.nobody.filter')}</p>
            </EmptyState>
          }
        />
      </div>
    </section>
  )
}

/** The filter of the address as the office takes it. */
function askedFor({ element, band, flag, residence, outcome }: RegisterFilter, order: 'harm' | 'number'): PeopleFilter {
  return {
    order,
    ...(element !== undefined && { elements: [element] }),
    ...(band !== undefined && { band: band === 'worst' ? ['high', 'very-high'] : [band as 'low'] }),
    ...(flag !== undefined && { flags: [flag as 'hiv'] }),
    ...(residence !== undefined && { residence: [residence] }),
    ...(outcome !== undefined && { outcome: [outcome as 'linked'] }),
  }
}
