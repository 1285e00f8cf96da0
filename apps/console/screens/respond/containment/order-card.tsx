import { Timeline } from '../../../design/charts/timeline.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { AnswerWords } from './answer-words.tsx'
import { type Containment, stateTones } from './containment.ts'
import { OrderActions } from './order-actions.tsx'

/** One order: about whom or what, what the dry run saw, who confirmed it, what came of it. */
export function OrderCard({ order, isOpen }: { order: Containment; isOpen: boolean }) {
  const text = useText()
  const { action, target, state, why, asked, confirmed, answers } = order
  return (
    <article className="card decision">
      <div className="decision-head">
        <h2>{text(`ending.containment.${action}`)}</h2>
        <Badge tone={stateTones[state]}>{text(`contain.state.${state}`)}</Badge>
      </div>
      <p>
        {text(`contain.target.${target.kind as 'account'}`)}
        {target.name !== undefined && (
          <>
            {text('timeline.says')}
            <strong>
              <bdi>{target.name}</bdi>
            </strong>
          </>
        )}
      </p>
      {why !== undefined && (
        <p className="prose" dir="auto">
          {why}
        </p>
      )}
      <p className="soft">
        <bdi>{text('contain.asked', { name: asked.by.name })}</bdi> · <Instant at={asked.at} />
        {confirmed !== undefined && (
          <>
            <br />
            <bdi>{text('contain.confirmedBy', { name: confirmed.by.name })}</bdi> · <Instant at={confirmed.at} />
          </>
        )}
      </p>
      {answers.length > 0 && (
        <Timeline
          label={text('contain.answers')}
          entries={answers.map((answer, n) => ({
            id: `${n}`,
            ...{ at: answer.at, tone: tones[answer.outcome] ?? 'info' },
            title: `${text(`contain.step.${answer.step}`)}${text('timeline.says')}${text(`contain.outcome.${answer.outcome as 'done'}`)}`,
            note: <AnswerWords answer={answer} />,
          }))}
        />
      )}
      {isOpen && <OrderActions order={order} />}
    </article>
  )
}

const tones: Record<string, Tone> = {
  ...{ 'would-change': 'warn', 'already-so': 'good', 'cannot-tell': 'quiet' },
  ...{ done: 'good', refused: 'bad', unknown: 'warn' },
}
