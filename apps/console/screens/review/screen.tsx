import './review.css'
import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Icon } from '../../design/icon.tsx'
import { Tabs } from '../../design/navigation/tabs.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { currentRun } from '../case/overview/run-counts.ts'
import { useScope } from '../case/overview/use-scope.ts'
import { Counts } from './counts.tsx'
import { Match } from './match.tsx'
import { Quality } from './quality.tsx'
import { type Queue, queues } from './queues.ts'
import { TakeIn } from './take-in.tsx'

/** Doubtful matches, one at a time: who is meant, seen side by side, decided by keys. */
export function Screen() {
  const text = useText()
  const may = useMay()('review-people')
  const { runs, error } = useScope()
  if (!may)
    return (
      <EmptyState icon="lock" title={text('review.closed.title')}>
        <p>{text('review.closed.text')}</p>
      </EmptyState>
    )
  if (runs === undefined)
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} />
  if (currentRun(runs) === undefined)
    return (
      <EmptyState icon="review" title={text('review.none.title')}>
        <p>{text('review.none.text')}</p>
      </EmptyState>
    )
  return <Review />
}

function Review() {
  const text = useText()
  const { case_id } = useCase()
  const [queue, setQueue] = useState<Queue>('open')
  const { data, error, refetch } = useRead('list-reviews', { case_id, queue: 'open' }, { every: 30_000 })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return (
    <div className="stack review-page">
      <div className="review-head">
        <Counts counts={data.counts} />
        <TakeIn />
      </div>
      <Tabs
        label={text('review.queue')}
        tabs={queues.map((id) => ({
          ...{ id, title: text(`review.queue.${id}`), count: data.counts[id] },
          content: <MatchesOf queue={id} />,
        }))}
        open={queue}
        onOpen={(id) => setQueue(id as Queue)}
      />
      <Quality runId={data.run_id}>
        <p className="row no-print">
          <Icon name="review" />
          <Link to="/cases/$caseId/review/samples" params={{ caseId: case_id }} search={{}}>
            {text('samples.to')}
          </Link>
        </p>
      </Quality>
    </div>
  )
}

function MatchesOf({ queue }: { queue: Queue }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('list-reviews', { case_id, queue }, { every: 30_000 })
  return (
    <div className="stack">
      <p className="soft">{text(`review.hint.${queue}`)}</p>
      {data === undefined && error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <p className="soft">{text('shell.loading')}</p>}
      {data !== undefined && <Match key={data.run_id} queue={queue} runId={data.run_id} waiting={data.next} />}
    </div>
  )
}
