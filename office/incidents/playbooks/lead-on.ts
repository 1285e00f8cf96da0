import type { Answers } from './answers.ts'
import { optionsOf } from './answers.ts'
import type { Fork, Step, Vector } from './playbook.ts'

/** A step that is over. It was done, with its answers, or a person set it aside and said why. */
export type Ending = { step: string /** Milliseconds. */; at: number } & ({ answers: Answers } | { set_aside: string })

/** The ending of each step; of two the later counts, so that an answer can be corrected. */
export function latest(endings: readonly Ending[]): ReadonlyMap<string, Ending> {
  return new Map(endings.toSorted((a, b) => a.at - b.at).map((ending) => [ending.step, ending]))
}

/** Why a step does not follow: an answer did not choose it (`ask`), or the step before it was not needed either. */
export interface Reason {
  step: string
  ask?: string
  answer?: string
}

export interface Lead {
  to: ReadonlySet<string>
  /** Steps that could have followed and do not, with the answer that decided. */
  not: ReadonlyMap<string, Reason>
  /** Playbooks of other vectors that the answers call for. */
  also: readonly Vector[]
}

/**
 * What an ended step leads to. Where an answer is missing or no longer among the options (an older version of the playbook), and where the step
 * was set aside, everything that could follow does: caution opens too much rather than too little.
 */
export function leadOn(step: Step, ending: Ending): Lead {
  const answers = 'answers' in ending ? ending.answers : {}
  const to = new Set<string>()
  const not = new Map<string, Reason>()
  const also: Vector[] = []
  for (const next of step.next) {
    if (typeof next === 'string') {
      to.add(next)
      continue
    }
    const answer = chosen(step, next, answers)
    const yes = answer === undefined || next.is.includes(answer)
    const no = answer === undefined || !next.is.includes(answer)
    for (const id of next.go ?? []) if (yes) to.add(id)
    for (const id of next.else ?? []) if (no) to.add(id)
    // A step set aside says nothing about another vector.
    if (yes && 'answers' in ending) also.push(...(next.also ?? []))
    for (const id of [...(yes ? [] : (next.go ?? [])), ...(no ? [] : (next.else ?? []))])
      not.set(id, { step: step.id, ask: next.ask, answer: answer! })
  }
  for (const id of to) not.delete(id)
  return { to, not, also: [...new Set(also)] }
}

/** Every step that can follow, whatever is answered. */
export function followers(step: Step): string[] {
  return [
    ...new Set(
      step.next.flatMap((next) => (typeof next === 'string' ? [next] : [...(next.go ?? []), ...(next.else ?? [])])),
    ),
  ]
}

function chosen(step: Step, fork: Fork, answers: Answers): string | undefined {
  const ask = step.asks.find(({ id }) => id === fork.ask)
  const answer = answers[fork.ask]
  return ask !== undefined && typeof answer === 'string' && optionsOf(ask).includes(answer) ? answer : undefined
}
