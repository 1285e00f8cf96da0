import type { Judgements } from '../../../engine/duties/index.ts'
import type { Decision } from './decision.ts'
import { judgements } from './decision-kinds.ts'

type Judged = Pick<Decision, 'kind' | 'outcome' | 'place'>

/**
 * What the decisions that count say to the questions of the duties: one answer, or one per place with `*` for everywhere else. Decisions that are no
 * judgement, and judgements that were withdrawn, say nothing. Pure.
 */
export function judgementsOf(decisions: readonly Judged[]): Judgements {
  const answers: Record<string, Record<string, string | boolean>> = {}
  for (const { kind, outcome, place } of decisions) {
    if (judgements[kind] === undefined || outcome === 'withdrawn') continue
    answers[kind] ??= {}
    answers[kind][place ?? '*'] = kind === 'risk' ? outcome : outcome === 'yes'
  }
  const entries = Object.entries(answers).map(([name, byPlace]) => {
    const everywhere = Object.keys(byPlace).length === 1 && byPlace['*'] !== undefined
    return [name, everywhere ? byPlace['*'] : byPlace]
  })
  return Object.fromEntries(entries) as Judgements
}
