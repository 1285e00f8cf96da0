import { type Ending, followers, type Lead, latest, leadOn, type Reason } from './lead-on.ts'
import type { Due, Flow, Step, Vector } from './playbook.ts'
import { milliseconds } from './span.ts'

/** Where one step of a case stands. Every step of the playbook is in exactly one state. Times in milliseconds. */
export type StepState = { step: string } & (
  | { state: 'open'; since: number /** null: no due time. */; due: number | null }
  | { state: 'waiting' /** Steps that must end, or still may lead here. */; for: string[] }
  | { state: 'finished'; at: number }
  | { state: 'set-aside'; at: number; why: string }
  | { state: 'not-needed'; at: number; because: Reason[] }
)

export interface NextSteps {
  /** In the order of the playbook. */
  steps: StepState[]
  /** Playbooks of other vectors that answers call for, each with the step that says so. */
  also: { vector: Vector; step: string }[]
  /** Endings of steps that this playbook does not hold (an older version did): kept and shown, never dropped. */
  strangers: Ending[]
}

/**
 * Which steps are open now, which wait, and which are not needed and why. `opened`: when the incident was opened (milliseconds). `endings`: the
 * steps that are over, in any order; of two for one step the later counts. Work done ahead of its turn counts as done.
 */
export function nextSteps(flow: Flow, opened: number, endings: readonly Ending[]): NextSteps {
  const known = new Set(flow.steps.map(({ id }) => id))
  const over = latest(endings)
  const leads = new Map<string, Lead>()
  for (const step of flow.steps) {
    const ending = over.get(step.id)
    if (ending !== undefined) leads.set(step.id, leadOn(step, ending))
  }
  const states = new StepStates(flow, opened, over, leads)
  return {
    steps: flow.steps.map(({ id }) => states.of(id)),
    also: flow.steps.flatMap(({ id }) => (leads.get(id)?.also ?? []).map((vector) => ({ vector, step: id }))),
    strangers: endings.filter(({ step }) => !known.has(step)),
  }
}

/** Asks backwards along the arrows, each step once. A checked flow has no cycle, so this ends. */
class StepStates {
  readonly #flow: Flow
  readonly #opened: number
  readonly #over: ReadonlyMap<string, Ending>
  readonly #leads: ReadonlyMap<string, Lead>
  readonly #steps: ReadonlyMap<string, Step>
  readonly #before = new Map<string, string[]>()
  readonly #known = new Map<string, StepState>()

  constructor(flow: Flow, opened: number, over: ReadonlyMap<string, Ending>, leads: ReadonlyMap<string, Lead>) {
    this.#flow = flow
    this.#opened = opened
    this.#over = over
    this.#leads = leads
    this.#steps = new Map(flow.steps.map((step) => [step.id, step]))
    for (const step of flow.steps)
      for (const id of followers(step)) this.#before.set(id, [...(this.#before.get(id) ?? []), step.id])
  }

  of(id: string): StepState {
    const state = this.#known.get(id) ?? this.#decide(id)
    this.#known.set(id, state)
    return state
  }

  #decide(id: string): StepState {
    const ending = this.#over.get(id)
    if (ending !== undefined)
      return 'set_aside' in ending
        ? { step: id, state: 'set-aside', at: ending.at, why: ending.set_aside }
        : { step: id, state: 'finished', at: ending.at }
    const { ledAt, because, undecided, settledAt } = this.#askBefore(id)
    if (ledAt.length === 0)
      return undecided.length > 0
        ? { step: id, state: 'waiting', for: undecided }
        : { step: id, state: 'not-needed', at: Math.max(...settledAt, this.#opened), because }
    const waitsFor = this.#steps.get(id)!.waits_for
    const gates = waitsFor === 'all-before' ? (this.#before.get(id) ?? []) : waitsFor
    const shut = gates.filter((gate) => settled(this.of(gate)) === undefined)
    if (shut.length > 0) return { step: id, state: 'waiting', for: shut }
    const since = Math.max(Math.min(...ledAt), ...gates.map((gate) => settled(this.of(gate))!))
    return { step: id, state: 'open', since, due: this.#due(this.#steps.get(id)!.due, since) }
  }

  /** What the steps before say: when they led here, why they do not, and which have not spoken. */
  #askBefore(id: string) {
    const ledAt = this.#flow.start.includes(id) ? [this.#opened] : []
    const because: Reason[] = []
    const undecided: string[] = []
    const settledAt: number[] = []
    for (const before of this.#before.get(id) ?? []) {
      const at = settled(this.of(before))
      if (at === undefined) undecided.push(before)
      else settledAt.push(at)
      const lead = this.#leads.get(before)
      if (lead?.to.has(id)) ledAt.push(at!)
      else if (lead !== undefined) because.push(lead.not.get(id)!)
      else if (at !== undefined) because.push({ step: before })
    }
    return { ledAt, because, undecided, settledAt }
  }

  #due(due: Due, since: number): number | null {
    if (due === 'none') return null
    const from =
      due.of === 'opening' ? this.#opened : due.of === 'start' ? since : (this.#over.get(due.of)?.at ?? since)
    return from + milliseconds(due.within)
  }
}

/** When a step stopped being a question; undefined while it is open or waiting. */
function settled(state: StepState): number | undefined {
  return state.state === 'open' || state.state === 'waiting' ? undefined : state.at
}
