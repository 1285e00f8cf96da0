import '../report/report.css'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { ConcernState } from '../report/concern-state.tsx'

/** What became of the reports with my name. Those without a name are nobody's; their code tells. */
export function MyReports() {
  const text = useText()
  const { data, error, refetch } = useRead('my-concerns', {}, { every: 60_000 })
  return (
    <section className="card">
      <h2>{text('me.reports')}</h2>
      {error !== null && data === undefined && <FailedRead error={error} again={() => void refetch()} />}
      {data?.concerns.length === 0 && (
        <EmptyState icon="flag" title={text('me.reports.none')} level={3}>
          <p>{text('me.reports.noneText')}</p>
        </EmptyState>
      )}
      {data !== undefined && data.concerns.length > 0 && (
        <ul className="stack" aria-label={text('me.reports')}>
          {data.concerns.map((concern) => (
            <li key={concern.code}>
              <ConcernState concern={concern} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
