import { isDeepStrictEqual } from 'node:util'
import type { Work } from '../../access/index.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'
import { isFactName } from '../facts/fact-shapes.ts'
import { stateFact } from '../facts/state-fact.ts'
import type { Answers } from '../playbooks/answers.ts'
import type { Ask, Step } from '../playbooks/playbook.ts'

/**
 * States the facts of the case that a step's answers give. "Not sure" takes back only what this very task had said before: it never stops a clock that
 * somebody started. What is counted from the register is no fact, and stays an answer. Throws `INPUT_INVALID` for a time that lies in the future.
 */
export async function stateAnswers(work: Work, taskId: string, step: Step, answers: Answers): Promise<void> {
  const asks = step.asks.filter(({ id, fact }) => fact !== undefined && isFactName(fact) && answers[id] !== undefined)
  if (asks.length === 0) return
  const current = currentFacts(await allFacts(work))
  for (const ask of asks) {
    const name = ask.fact!
    const value = factFrom(ask, answers[ask.id]!)
    const before = current.get(name)
    if (isDeepStrictEqual(before?.value ?? null, value)) continue
    if (value === null && before?.taskId !== taskId) continue
    await stateFact(work, { name, value, reason: null, source: 'task', taskId })
  }
}

function factFrom({ kind }: Ask, answer: string | number): unknown {
  if (answer === 'unsure') return null
  return kind === 'yes-no-unsure' ? answer === 'yes' : answer
}
