import './concerns.css'
import { useNavigate } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useRead } from '../../api/use-read.ts'
import { Badge } from '../../design/status/badge.tsx'
import type { Column } from '../../design/tables/column.ts'
import { DataTable } from '../../design/tables/data-table.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { type ConcernLine, stateTones, useReportWords } from './concern-words.ts'

/** Concerns as a table; what one says is read when it is opened, which is recorded. */
export function ConcernTable({ concerns }: { concerns: readonly ConcernLine[] }) {
  const text = useText()
  const navigate = useNavigate()
  const columns = useColumns()
  return (
    <div className="concern-table" style={{ '--concerns': concerns.length } as CSSProperties}>
      <DataTable
        label={text('concerns.list')}
        columns={columns}
        count={concerns.length}
        row={(index) => concerns[index]}
        onOpen={({ concern_id }) => void navigate({ to: '/concerns/$concernId', params: { concernId: concern_id } })}
      />
    </div>
  )
}

function useColumns(): Column<ConcernLine>[] {
  const text = useText()
  const words = useReportWords()
  const sites = new Map(useRead('list-sites', {}).data?.sites.map(({ site_id, name }) => [site_id, name]))
  return [
    { id: 'code', title: text('concerns.column.code'), width: '8.5rem', cell: ({ code }) => code },
    {
      id: 'kind',
      title: text('concerns.column.kind'),
      width: 'minmax(12rem, 2fr)',
      cell: ({ kind }) => words.kind(kind),
    },
    {
      id: 'received',
      title: text('concerns.column.received'),
      width: 'minmax(18rem, 1fr)',
      from: 680,
      cell: ({ received_at }) => <Instant at={received_at} />,
    },
    {
      id: 'way',
      title: text('concerns.column.way'),
      width: '9rem',
      from: 900,
      cell: ({ way }) => text(`concerns.way.${way}`),
    },
    ...(sites.size === 0 ? [] : [siteColumn(text('concerns.column.site'), sites)]),
    {
      id: 'state',
      title: text('concerns.column.state'),
      width: '10rem',
      from: 480,
      cell: ({ state }) => <Badge tone={stateTones[state]}>{text(`concerns.state.${state}`)}</Badge>,
    },
  ]
}

/** Only where the provider has sites. */
function siteColumn(title: string, sites: ReadonlyMap<string, string>): Column<ConcernLine> {
  const cell = ({ site_id }: ConcernLine) => (site_id === undefined ? '' : (sites.get(site_id) ?? ''))
  return { id: 'site', title, width: 'minmax(7rem, 1fr)', from: 1000, cell }
}
