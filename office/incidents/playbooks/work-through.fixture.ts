import fc from 'fast-check'
import { type Answers, optionsOf } from './answers.ts'
import type { Ending } from './lead-on.ts'
import { type NextSteps, nextSteps } from './next-steps.ts'
import type { Ask, Flow, Step } from './playbook.ts'

export const opened = Date.parse('2026-03-02T09:00:00+08:00')

/** What people do in one case: which open step is ended next, what is answered, how long it took, and whether it is set aside. */
export interface Turn {
  pick: number
  answer: number
  minutes: number
  aside: boolean
}

export const turns = fc.array(
  fc.record({
    pick: fc.nat(29),
    answer: fc.nat(999),
    minutes: fc.integer({ min: 1, max: 2_000 }),
    aside: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }),
  { minLength: 60, maxLength: 60 },
)

/**
 * Works a flow to its end, one step after the other; every stage of it, the last one with nothing left open. `when`: each step ends as long after
 * the one before as the turn says, or exactly at its due time, the earliest due first.
 */
export function* workThrough(
  flow: Flow,
  said: readonly Turn[],
  when: 'as said' | 'at its due time' = 'as said',
): Generator<{ at: number; endings: Ending[]; now: NextSteps }> {
  const endings: Ending[] = []
  let at = opened
  for (let index = 0; ; index += 1) {
    const now = nextSteps(flow, opened, endings)
    yield { at, endings: [...endings], now }
    const open = now.steps.flatMap((each) => (each.state === 'open' ? [each] : []))
    if (open.length === 0) return
    const turn = said[index % said.length]!
    const due = open.toSorted((a, b) => (a.due ?? a.since) - (b.due ?? b.since))[0]!
    const chosen = when === 'as said' ? open[turn.pick % open.length]! : due
    at = when === 'as said' ? at + turn.minutes * 60_000 : Math.max(at, due.due ?? due.since)
    endings.push(end(flow.steps.find(({ id }) => id === chosen.step)!, at, turn))
  }
}

function end(step: Step, at: number, turn: Turn): Ending {
  if (turn.aside) return { step: step.id, at, set_aside: 'we have none of these' }
  return { step: step.id, at, answers: answersOf(step, turn.answer) }
}

/** Answers to all questions of a step, chosen by one number. */
export function answersOf(step: Step, seed: number): Answers {
  return Object.fromEntries(step.asks.map((ask, index) => [ask.id, answerOf(ask, Math.floor(seed / 3 ** index))]))
}

function answerOf(ask: Ask, seed: number): string | number {
  const options = optionsOf(ask)
  if (options.length > 0) return options[seed % options.length]!
  if (ask.kind === 'number') return seed
  return ask.kind === 'instant' ? '2026-03-01T22:15:00+08:00' : 'as the log shows'
}
