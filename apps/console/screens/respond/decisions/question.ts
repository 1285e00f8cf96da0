import type { OutputOf } from '../../../../../office/client-types.ts'

export type Decision = OutputOf<'list-decisions'>['decisions'][number]

/** What is decided on. One question has one decision that counts; `other` ones are each a question of their own. */
export interface Question {
  kind: string | null
  place: string | null
  /** A duty, by its id. */
  about: string | null
  privileged: boolean
  /** The decision that it is decided anew from. */
  from: string | null
}

export type Answer = {
  outcome: string
  reason: string
  nature_and_extent: string
  who_received: string
  acquired_or_viewed: string
  mitigated: string
}

const noAnswer: Answer = {
  ...{ outcome: '', reason: '' },
  ...{ nature_and_extent: '', who_received: '', acquired_or_viewed: '', mitigated: '' },
}

/** The decision that counts now on a question; undefined where it is open. Pure. */
export function standingOn(decisions: readonly Decision[], question: Question): Decision | undefined {
  if (question.from !== null) return headOf(decisions, question.from)
  if (question.kind === null || question.kind === 'other') return undefined
  return decisions.find(
    ({ counts, kind, place, about, privileged }) =>
      counts &&
      kind === question.kind &&
      (place ?? null) === question.place &&
      (about ?? null) === question.about &&
      privileged === question.privileged,
  )
}

/** The newest of those that replaced it. */
function headOf(decisions: readonly Decision[], id: string): Decision | undefined {
  const next = decisions.find(({ replaces }) => replaces === id)
  return next === undefined
    ? decisions.find(({ decision_id }) => decision_id === id)
    : headOf(decisions, next.decision_id)
}

/** Those that it replaced, the newest first. */
export function earlierThan(decisions: readonly Decision[], { replaces }: Decision): Decision[] {
  const before = decisions.find(({ decision_id }) => decision_id === replaces)
  return before === undefined ? [] : [before, ...earlierThan(decisions, before)]
}

export const questionOf = ({ decision_id, kind, place, about, privileged }: Decision): Question => ({
  ...{ kind, place: place ?? null, about: about ?? null, privileged, from: decision_id },
})

export function answerOf(decision: Decision | undefined): Answer {
  if (decision === undefined) return noAnswer
  return { ...noAnswer, ...decision.factors, outcome: decision.outcome, reason: decision.reason }
}
