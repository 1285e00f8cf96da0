import type { ReactNode } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { type Text, useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'

type Answer = OutputOf<'review-quality'>
type Judged = Answer['precision']['all-findings']

/** How good it all is, as far as people have judged it: nothing is estimated without a sample. */
export function Quality({ runId, children }: { runId: string; children?: ReactNode }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error } = useRead('review-quality', { case_id, run_id: runId })
  if (data === undefined) return error === null ? null : <FailedRead error={error} />
  const { agreement, precision, recall } = data
  return (
    <section className="card">
      <h2>{text('review.quality')}</h2>
      <Facts
        facts={[
          { name: text('review.agreement'), value: agreed(agreement, text) },
          { name: text('review.precision'), value: estimated(precision['all-findings'], text) },
          { name: text('review.precision.doubtful'), value: estimated(precision['doubtful-findings'], text) },
          { name: text('review.recall'), value: estimated(recall, text) },
        ]}
      />
      <p className="soft">{text('review.quality.text')}</p>
      {children}
    </section>
  )
}

function agreed({ pairs, same, kappa }: Answer['agreement'], text: Text): string {
  if (pairs === 0) return text('review.agreement.none')
  const words = text('review.agreement.pairs', { same, pairs })
  return kappa === undefined ? words : `${words} ${text('review.agreement.kappa', { kappa })}`
}

function estimated({ estimate, right, wrong, drawn }: Judged, text: Text): string {
  if (estimate === undefined) return text('review.estimate.none')
  const { share, low, high } = estimate
  return text('review.estimate', { share, low, high, judged: right + wrong, drawn })
}
