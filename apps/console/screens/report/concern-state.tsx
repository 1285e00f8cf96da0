import type { FollowAnswer } from '../../../../office/client-types.ts'
import { Badge, type Tone } from '../../design/status/badge.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { kinds } from './report-draft.ts'

const tones: Record<FollowAnswer['state'], Tone> = { new: 'info', 'in-case': 'warn', closed: 'quiet' }
const reasons = ['no-personal-data', 'no-breach', 'near-miss', 'not-enough-known', 'test'] as const

/** What became of one report, in plain words. */
export function ConcernState({ concern }: { concern: FollowAnswer }) {
  const text = useText()
  const { code, kind, state, received_at, same_as_another, closed_because, answers } = concern
  const known = kinds.find((each) => each === kind) ?? 'unsure'
  const why = reasons.find((reason) => reason === closed_because)
  return (
    <article className="stack-tight">
      <div className="row">
        <h3>{text(known === 'unsure' ? 'report.unsure' : `report.kind.${known}`)}</h3>
        <Badge tone={tones[state]}>{text(`report.state.${state}`)}</Badge>
      </div>
      <p className="soft">
        {code} · {text('report.received')} <Instant at={received_at} />
      </p>
      {same_as_another && <p>{text('report.same')}</p>}
      {why !== undefined && <p>{text(`report.why.${why}`)}</p>}
      {answers.map(({ at, text: words }) => (
        <blockquote key={at} className="concern-answer">
          <p className="soft">
            {text('report.answer')} <Instant at={at} />
          </p>
          <p>{words ?? text('report.answerSealed')}</p>
        </blockquote>
      ))}
    </article>
  )
}
