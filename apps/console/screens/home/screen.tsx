import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Timeline } from '../../design/charts/timeline.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'

/** Where one begins: what waits for me. */
export function Screen() {
  const text = useText()
  const { data, error, refetch } = useRead('list-approvals', {}, { every: 30_000 })
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <section className="card">
      <h2>{text('home.waiting')}</h2>
      {data.approvals.length === 0 ? (
        <EmptyState icon="done" title={text('home.nothing.title')} level={3}>
          <p>{text('home.nothing.text')}</p>
        </EmptyState>
      ) : (
        <Timeline
          label={text('home.waiting')}
          entries={data.approvals.map(({ approval_id, action, asked_at, asked_by, mine }) => ({
            id: approval_id,
            at: asked_at,
            icon: 'people' as const,
            tone: mine ? ('info' as const) : ('warn' as const),
            title: mine
              ? text('home.approval.mine', { action })
              : text('home.approval.other', { action, who: asked_by }),
          }))}
        />
      )}
    </section>
  )
}
