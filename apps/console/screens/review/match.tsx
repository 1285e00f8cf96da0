import { useEffect, useRef } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { KeyHints } from '../../design/navigation/key-hints.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'
import { Candidate } from './candidate.tsx'
import { Opinions } from './opinions.tsx'
import { type Queue, roundFor } from './queues.ts'
import type { ReviewedMatch } from './reviewed-match.ts'
import { SeenOf } from './seen-of.tsx'
import { useDeciding } from './use-deciding.ts'
import { useDecidingKeys } from './use-deciding-keys.ts'

interface MatchProps {
  queue: Queue
  runId: string
  waiting: OutputOf<'list-reviews'>['next']
}

/** The match that is next in the queue; each decision brings the one after it, before the server has answered the list again. */
export function Match({ queue, runId, waiting }: MatchProps) {
  const text = useText()
  const { case_id } = useCase()
  const deciding = useDeciding(runId)
  const left = waiting.filter(({ person }) => !deciding.decided.has(person))
  const [now, after] = left
  // The one after is read ahead, so that a reviewer never waits between two.
  useRead('read-review', { case_id, run_id: runId, person: after?.person ?? 0 }, { when: after !== undefined })
  const { data, error, refetch } = useRead(
    'read-review',
    { case_id, run_id: runId, person: now?.person ?? 0 },
    { when: now !== undefined },
  )
  if (now === undefined) return <NoneLeft queue={queue} deciding={deciding} />
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return <OneMatch key={`${runId} ${data.person}`} queue={queue} match={data} deciding={deciding} />
}

type Deciding = ReturnType<typeof useDeciding>

function OneMatch({ queue, match, deciding }: { queue: Queue; match: ReviewedMatch; deciding: Deciding }) {
  const text = useText()
  const round = roundFor(queue, match.opinions, match.hidden)
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = deciding.decided.size === 0
  useEffect(() => {
    // After a decision a screen reader begins with the next one; at the first look the focus stays where the shell put it.
    if (!isFirst) heading.current?.focus({ preventScroll: true })
  }, [isFirst])
  const decide = (outcome: 'same' | 'none' | 'unsure', rank?: number) => {
    if (round !== null) deciding.decide(match.person, outcome, round, rank)
  }
  useDecidingKeys({ candidates: match.candidates.length, isOpen: round !== null, decide, undo: deciding.undo })
  return (
    <section className="stack" aria-labelledby="match">
      <div className="stack-tight">
        <h2 id="match" ref={heading} tabIndex={-1}>
          {match.person_id} · <bdi>{match.name === '' ? text('register.noName') : match.name}</bdi>
        </h2>
        <p>{text('review.question')}</p>
      </div>
      {deciding.error !== null && <FailedRead error={deciding.error} />}
      {round === null && (
        <Banner tone="info" title={text('review.yours.title')}>
          <p>{text('review.yours.text')}</p>
        </Banner>
      )}
      {round === 2 && <p className="soft">{text('review.blind')}</p>}
      <Opinions opinions={match.opinions} />
      <div className="review-candidates">
        {match.candidates.map((candidate) => (
          <Candidate
            key={candidate.rank}
            evidence={match.fields}
            candidate={candidate}
            onChoose={round === null ? undefined : () => decide('same', candidate.rank)}
          />
        ))}
      </div>
      <div className="row no-print">
        <Button icon="none" isDisabled={round === null} onPress={() => decide('none')}>
          {text('review.noneOfThem')}
        </Button>
        <Button icon="info" isDisabled={round === null} onPress={() => decide('unsure')}>
          {text('review.unsure')}
        </Button>
        <UndoButton deciding={deciding} />
      </div>
      <KeyHints label={text('review.keys')} hints={useHints(match.candidates.length)} />
      <SeenOf match={match} />
    </section>
  )
}

function useHints(candidates: number) {
  const text = useText()
  return [
    { keys: candidates > 1 ? `1 … ${candidates}` : '1', does: text('review.key.same') },
    { keys: 'n', does: text('review.noneOfThem') },
    { keys: 'u', does: text('review.unsure') },
    { keys: 'z', does: text('review.undo') },
  ]
}

function UndoButton({ deciding: { canUndo, undo, isUndoing } }: { deciding: Deciding }) {
  const text = useText()
  if (!canUndo) return null
  return (
    <Button tone="bare" icon="undo" isPending={isUndoing} onPress={undo}>
      {text('review.undo')}
    </Button>
  )
}

function NoneLeft({ queue, deciding }: { queue: Queue; deciding: Deciding }) {
  const text = useText()
  useDecidingKeys({ candidates: 0, isOpen: false, decide: () => {}, undo: deciding.undo })
  return (
    <>
      {deciding.error !== null && <FailedRead error={deciding.error} />}
      <EmptyState icon="done" title={text('review.empty.title')} action={<UndoButton deciding={deciding} />}>
        <p>{text(`review.empty.${queue}`)}</p>
      </EmptyState>
    </>
  )
}
