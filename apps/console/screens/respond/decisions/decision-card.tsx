import { Button } from '../../../design/actions/button.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Disclosure } from '../../../design/navigation/disclosure.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { DutyName } from '../../case/duty-name.tsx'
import { fourFactors } from './choices.ts'
import { type Decision, earlierThan } from './question.ts'
import { useBoard } from './use-duty-choices.ts'

const tones: Record<string, Tone> = { wait: 'warn', withdrawn: 'warn', 'do-not-notify': 'quiet', no: 'quiet' }

interface DecisionCardProps {
  decision: Decision
  all: readonly Decision[]
  /** Absent for those who may not decide it anew. */
  onAnew: (() => void) | undefined
}

/** One decision that counts, with what it replaced. */
export function DecisionCard({ decision, all, onAnew }: DecisionCardProps) {
  const text = useText()
  const earlier = earlierThan(all, decision)
  const { kind, judgement, outcome, privileged } = decision
  return (
    <article className="card decision">
      <div className="decision-head">
        <h2>{useWord()(judgement ? 'judgement' : 'decision', kind)}</h2>
        {privileged && (
          <Badge tone="quiet" icon="lock">
            {text('respond.privileged')}
          </Badge>
        )}
        <Outcome outcome={outcome} />
      </div>
      <Scope decision={decision} />
      <Words decision={decision} />
      {onAnew !== undefined && (
        <div className="row no-print">
          <Button icon="again" onPress={onAnew}>
            {text('decisions.anew')}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <Disclosure title={text('decisions.earlier', { n: earlier.length })} level={3}>
          <div className="stack">
            {earlier.map((before) => (
              <div key={before.decision_id} className="stack-tight">
                <div>
                  <Outcome outcome={before.outcome} />
                </div>
                <Words decision={before} />
              </div>
            ))}
          </div>
        </Disclosure>
      )}
    </article>
  )
}

function Outcome({ outcome }: { outcome: string }) {
  return <Badge tone={tones[outcome] ?? 'info'}>{useWord()('decided', outcome)}</Badge>
}

/** Where it holds, and the duty that it decides on. */
function Scope({ decision: { place, about } }: { decision: Decision }) {
  const text = useText()
  const placeName = usePlaceName()
  const law = useBoard()?.deadlines.find(({ duty }) => duty === about)?.law
  return (
    <>
      {place !== undefined && <p>{text('decisions.holdsIn', { place: placeName(place) })}</p>}
      {about !== undefined && (
        <p>
          <DutyName duty={about} law={law} />
        </p>
      )}
    </>
  )
}

function Words({ decision: { reason, factors, by, at } }: { decision: Decision }) {
  const text = useText()
  return (
    <>
      <p className="prose" dir="auto">
        {reason}
      </p>
      {factors !== undefined && (
        <Facts
          facts={fourFactors.map((factor) => ({
            name: text(`decisions.${factor}`),
            value: <span dir="auto">{factors[factor]}</span>,
          }))}
        />
      )}
      <p className="soft">
        <bdi>{by.name}</bdi> · <Instant at={at} />
      </p>
    </>
  )
}
