import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { decisionAbout } from './choices.ts'
import { Decide } from './decide.tsx'
import { DecisionCard } from './decision-card.tsx'
import { OpenJudgements } from './open-judgements.tsx'
import { type Decision, type Question, questionOf } from './question.ts'
import { useBoard } from './use-duty-choices.ts'

const open: Question = { kind: null, place: null, about: null, privileged: false, from: null }

interface Asked {
  of: 'decision' | 'judgement'
  start: Question
}

/** What was decided and judged, by whom and why; the newest first, what was replaced below it. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  const [asked, setAsked] = useAsked()
  const isSeen = may('see-decisions')
  const { data, error, refetch } = useRead('list-decisions', { case_id }, { when: isSeen, every: 15_000 })
  if (!isSeen)
    return (
      <EmptyState icon="lock" title={text('decisions.closed.title')}>
        <p>{text('decisions.closed.text')}</p>
      </EmptyState>
    )
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const isOpen = state === 'open'
  const mayAnew = ({ judgement }: Decision) => isOpen && may(judgement ? 'judge-duties' : 'decide')
  const anew = (decision: Decision) =>
    setAsked({ of: decision.judgement ? 'judgement' : 'decision', start: questionOf(decision) })
  return (
    <div className="stack read">
      <OpenJudgements
        onJudge={
          isOpen && may('judge-duties') ? (kind) => setAsked({ of: 'judgement', start: { ...open, kind } }) : undefined
        }
      />
      <div className="row no-print">
        {isOpen && may('decide') && (
          <Button icon="plus" onPress={() => setAsked({ of: 'decision', start: open })}>
            {text('decisions.new.decision')}
          </Button>
        )}
        {isOpen && may('judge-duties') && (
          <Button icon="plus" onPress={() => setAsked({ of: 'judgement', start: open })}>
            {text('decisions.new.judgement')}
          </Button>
        )}
      </div>
      <Decisions all={data.decisions} mayAnew={mayAnew} onAnew={anew} />
      {asked !== null && <Decide {...asked} decisions={data.decisions} onEnd={() => setAsked(null)} />}
    </div>
  )
}

/** What is being decided on now; at first what the address asks for, which is then taken out of it. */
function useAsked() {
  const { about, judge } = useSearch({ from: '/cases/$caseId/respond/decisions' })
  const navigate = useNavigate()
  const board = useBoard()
  const [chosen, setChosen] = useState<Asked | null>(null)
  const law = board?.deadlines.find(({ duty }) => duty === about)?.law
  const fromAddress: Asked | null =
    judge !== undefined
      ? { of: 'judgement', start: { ...open, kind: judge } }
      : about !== undefined && board !== undefined
        ? { of: 'decision', start: { ...open, kind: decisionAbout(law?.kind), about } }
        : null
  return [
    chosen ?? fromAddress,
    (next: Asked | null) => {
      setChosen(next)
      if (fromAddress !== null) void navigate({ to: '.', search: {}, replace: true })
    },
  ] as const
}

interface DecisionsProps {
  all: readonly Decision[]
  mayAnew(decision: Decision): boolean
  onAnew(decision: Decision): void
}

function Decisions({ all, mayAnew, onAnew }: DecisionsProps) {
  const text = useText()
  const counting = all.filter(({ counts }) => counts).reverse()
  if (counting.length === 0)
    return (
      <EmptyState icon="duties" title={text('decisions.none.title')} level={3}>
        <p>{text('decisions.none.text')}</p>
      </EmptyState>
    )
  return counting.map((decision) => (
    <DecisionCard
      key={decision.decision_id}
      decision={decision}
      all={all}
      onAnew={mayAnew(decision) ? () => onAnew(decision) : undefined}
    />
  ))
}
