import '../review.css'
import { useSearch } from '@tanstack/react-router'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { currentRun } from '../../case/overview/run-counts.ts'
import { useScope } from '../../case/overview/use-scope.ts'
import { Quality } from '../quality.tsx'
import { DrawSamples } from './draw-samples.tsx'
import { JudgeSample } from './judge-sample.tsx'

/** Random samples that people judge by eye, and what they say of the whole. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const may = useMay()('review-people')
  const { sample } = useSearch({ from: '/cases/$caseId/review/samples' })
  const { runs, error } = useScope()
  const run_id = currentRun(runs ?? [])?.run_id
  if (!may)
    return (
      <EmptyState icon="lock" title={text('review.closed.title')}>
        <p>{text('review.closed.text')}</p>
      </EmptyState>
    )
  if (runs === undefined)
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} />
  if (run_id === undefined)
    return (
      <EmptyState icon="review" title={text('review.none.title')}>
        <p>{text('samples.none')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <p className="row no-print">
        <Icon name="left" size="s" />
        {sample === undefined ? (
          <Link to="/cases/$caseId/review" params={{ caseId: case_id }}>
            {text('samples.back')}
          </Link>
        ) : (
          <Link to="/cases/$caseId/review/samples" params={{ caseId: case_id }} search={{}}>
            {text('samples.all')}
          </Link>
        )}
      </p>
      {sample === undefined ? <DrawSamples runId={run_id} /> : <JudgeSample sampleId={sample} />}
      <Quality runId={run_id} />
    </div>
  )
}
