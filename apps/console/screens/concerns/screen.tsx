import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Tabs } from '../../design/navigation/tabs.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { ConcernTable } from './concern-table.tsx'

/** The newest of all; older ones are found by their case. */
const mostShown = 200

/** What staff reported, for those who look at it: what waits first. */
export function Screen() {
  const text = useText()
  const waiting = useRead('list-concerns', { state: 'new', limit: mostShown }, { every: 30_000 })
  const all = useRead('list-concerns', { limit: mostShown })
  const error = waiting.error ?? all.error
  if (error !== null && waiting.data === undefined)
    return <FailedRead error={error} again={() => void waiting.refetch()} />
  if (waiting.data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const { concerns } = waiting.data
  const everything = all.data?.concerns ?? []
  return (
    <Tabs
      label={text('concerns.title')}
      tabs={[
        {
          id: 'waiting',
          title: text('concerns.part.waiting'),
          count: concerns.length,
          content:
            concerns.length === 0 ? (
              <EmptyState icon="flag" title={text('concerns.none')}>
                <p>{text('concerns.noneText')}</p>
              </EmptyState>
            ) : (
              <ConcernTable concerns={concerns} />
            ),
        },
        {
          id: 'all',
          title: text('concerns.part.all'),
          content:
            everything.length === 0 ? (
              <EmptyState icon="flag" title={text('concerns.never')}>
                <p>{text('concerns.noneText')}</p>
              </EmptyState>
            ) : (
              <ConcernTable concerns={everything} />
            ),
        },
      ]}
    />
  )
}
