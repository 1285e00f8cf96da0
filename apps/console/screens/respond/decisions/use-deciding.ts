import { useEffect } from 'react'
import { useDraft } from '../../../app/drafts.ts'
import { mergeEdits } from '../../../app/merge-edits.ts'
import { outcomesOf } from './choices.ts'
import { type Answer, answerOf, type Decision, type Question, standingOn } from './question.ts'

interface Held {
  question: Question
  /** The decision that counted when these words were begun, and what it said. */
  base: { id: string | undefined; answer: Answer }
  mine: Answer
  /** What somebody else has decided meanwhile where it is not what I wrote. */
  clashes: Partial<Answer>
  isMerged: boolean
}

export interface Deciding extends Omit<Held, 'base'> {
  /** What counts until this is sent. */
  standing: Decision | undefined
  /** The decision to name as the one that is replaced. */
  replaces: string | undefined
  ask(part: Partial<Question>): void
  answer(part: Partial<Answer>): void
  settle(key: keyof Answer, value: string): void
  drop(): void
}

/**
 * A decision in the making. Decisions are never edited: deciding anew replaces the one that counts. When somebody else replaces it first, both
 * answers are held side by side until a person says which words stand.
 */
export function useDeciding(name: string, start: Question, decisions: readonly Decision[]): Deciding {
  const [held, setHeld, drop] = useDraft<Held | null>(name, null)
  const now = held ?? begin(start, decisions)
  const standing = standingOn(decisions, now.question)
  useEffect(() => {
    if (held === null || standing?.decision_id === held.base.id) return
    const theirs = answerOf(standing)
    const { values, clashes } = mergeEdits(held.base.answer, held.mine, theirs)
    setHeld({ ...held, base: { id: standing?.decision_id, answer: theirs }, mine: values, clashes, isMerged: true })
  }, [held, standing, setHeld])
  return {
    ...{ ...now, standing, replaces: now.base.id, drop },
    ask(part) {
      const question = { ...now.question, ...part }
      const { base } = begin(question, decisions)
      const isAllowed = question.kind !== null && outcomesOf(question.kind).includes(now.mine.outcome)
      const mine = isAllowed ? now.mine : { ...now.mine, outcome: '' }
      setHeld({ question, base, mine, clashes: {}, isMerged: false })
    },
    answer: (part) => setHeld({ ...now, mine: { ...now.mine, ...part } }),
    settle(key, value) {
      const { [key]: _, ...clashes } = now.clashes
      setHeld({ ...now, mine: { ...now.mine, [key]: value }, clashes })
    },
  }
}

/** Whoever decides anew begins with the words that stand. */
function begin(question: Question, decisions: readonly Decision[]): Held {
  const standing = standingOn(decisions, question)
  const base = { id: standing?.decision_id, answer: answerOf(standing) }
  const mine = question.from === null ? answerOf(undefined) : base.answer
  return { question, base, mine, clashes: {}, isMerged: false }
}
