import { fourFactors, needsFactors } from './choices.ts'
import type { Deciding } from './use-deciding.ts'

export type Wrong = Partial<Record<'kind' | 'outcome' | 'reason' | (typeof fourFactors)[number], true>>

/** What still lacks before it can be recorded. Pure. */
export function wrongOf({ question, mine }: Pick<Deciding, 'question' | 'mine'>): Wrong {
  const wrong: Wrong = {}
  if (question.kind === null) wrong.kind = true
  if (mine.outcome === '') wrong.outcome = true
  if (mine.reason.trim() === '') wrong.reason = true
  if (needsFactors(question.kind, mine.outcome))
    for (const factor of fourFactors) if (mine[factor].trim() === '') wrong[factor] = true
  return wrong
}
