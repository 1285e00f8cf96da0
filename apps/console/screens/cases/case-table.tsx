import './cases.css'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { Badge } from '../../design/status/badge.tsx'
import type { Column } from '../../design/tables/column.ts'
import { DataTable } from '../../design/tables/data-table.tsx'
import { TimeLeft } from '../../design/time/deadline.tsx'
import { useLanguage } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'

export type CaseLine = OutputOf<'list-cases'>['cases'][number]

/** Cases as a table; Enter or a click opens one. */
export function CaseTable({ cases }: { cases: readonly CaseLine[] }) {
  const { text } = useLanguage()
  const navigate = useNavigate()
  const columns = useColumns()
  return (
    <div className="case-table" style={{ '--cases': cases.length } as React.CSSProperties}>
      <DataTable
        label={text('cases.list')}
        columns={columns}
        count={cases.length}
        row={(index) => cases[index]}
        onOpen={({ case_id }) => void navigate({ to: '/cases/$caseId', params: { caseId: case_id } })}
      />
    </div>
  )
}

function useColumns(): Column<CaseLine>[] {
  const { text, locale } = useLanguage()
  const word = useWord()
  return useMemo((): Column<CaseLine>[] => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    return [
      { id: 'code', title: text('cases.column.code'), width: '8.5rem', cell: ({ code }) => code },
      {
        id: 'title',
        title: text('cases.column.title'),
        width: 'minmax(9rem, 2fr)',
        cell: ({ title }) => (title === undefined ? <span className="soft">{text('cases.erased')}</span> : title),
      },
      {
        id: 'vectors',
        title: text('cases.column.vectors'),
        width: 'minmax(8rem, 1fr)',
        from: 820,
        cell: ({ vectors }) => vectors.map((vector) => word('vector', vector)).join(', '),
      },
      {
        id: 'opened',
        title: text('cases.column.opened'),
        width: '8rem',
        from: 620,
        cell: ({ opened_at }) => day.format(new Date(opened_at)),
      },
      {
        id: 'tasks',
        title: text('cases.column.tasks'),
        width: '8rem',
        align: 'end',
        from: 720,
        cell: ({ open_tasks, late_tasks }) => text('cases.tasks', { open: open_tasks, late: late_tasks }),
      },
      {
        id: 'due',
        title: text('cases.column.due'),
        width: '11rem',
        from: 480,
        cell: ({ state, next_due }) => {
          if (state !== 'open') return <Badge>{word('case-state', state)}</Badge>
          return next_due === undefined ? '' : <TimeLeft due={next_due.due_at} />
        },
      },
    ]
  }, [text, locale, word])
}
