import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { BreakGlass } from './break-glass.tsx'

/** Open cases that I am not in, by code and site alone, each with the way in for an emergency. */
export function OtherCases() {
  const text = useText()
  const { data, error, refetch } = useRead('list-other-cases', {})
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  if (data.cases.length === 0)
    return (
      <EmptyState icon="done" title={text('glass.none.title')}>
        <p>{text('glass.none.text')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <p className="read">{text('glass.intro')}</p>
      <Rows
        label={text('glass.others')}
        rows={data.cases.map((other) => ({
          id: other.case_id,
          icon: 'lock',
          title: other.code,
          note: <bdi>{other.site ?? text('cases.form.everySite')}</bdi>,
          end: <BreakGlass other={other} />,
        }))}
      />
    </div>
  )
}
