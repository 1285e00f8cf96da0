import { type Judgements, riskLevels, type Timeline } from '../../../engine/duties/index.ts'
import { checkAnswers } from './answers.ts'
import { type Ending, latest } from './lead-on.ts'
import type { Flow } from './playbook.ts'

/** What the answers of a case say about the facts of the duties; what nobody answered, or only with "not sure", is left out. */
export interface AnsweredFacts {
  judgements: Judgements
  timeline: Timeline
  /** People who cannot be reached. */
  unreachable?: number
}

/**
 * Reads the facts of the duties out of finished steps. Where two steps answer one fact (two vectors in one incident), the careful answer counts:
 * "yes" (for a low probability: "no"), the higher risk, the earlier time, the larger number; the end of handling is the later time.
 */
export function factsFromAnswers(flow: Flow, endings: readonly Ending[]): AnsweredFacts {
  const over = latest(endings)
  const said = new Map<string, (string | number)[]>()
  for (const step of flow.steps) {
    const ending = over.get(step.id)
    if (ending === undefined || 'set_aside' in ending) continue
    const wrong = new Set(checkAnswers(step, ending.answers).map(({ ask }) => ask))
    for (const { id, fact } of step.asks) {
      const answer = ending.answers[id]
      if (fact === undefined || answer === undefined || answer === 'unsure' || wrong.has(id)) continue
      said.set(fact, [...(said.get(fact) ?? []), answer])
    }
  }
  const facts: AnsweredFacts = { judgements: {}, timeline: {} }
  for (const [fact, answers] of said) put(facts, fact, answers)
  return facts
}

function put(facts: AnsweredFacts, fact: string, answers: (string | number)[]): void {
  if (fact === 'affected.unreachable') facts.unreachable = Math.max(...answers.map(Number))
  else if (fact === 'risk') facts.judgements.risk = riskLevels.findLast((level) => answers.includes(level))!
  else if (fact.startsWith('timeline.')) {
    const key = fact.slice('timeline.'.length) as keyof Timeline
    const byTime = answers.map(String).sort((a, b) => Date.parse(a) - Date.parse(b))
    facts.timeline[key] = key === 'handling_ended' ? byTime.at(-1)! : byTime[0]!
  } else {
    const careful = fact === 'low_probability_of_compromise' ? 'no' : 'yes'
    const answer = answers.includes(careful) ? careful : answers[0]
    Object.assign(facts.judgements, { [fact]: answer === 'yes' })
  }
}
