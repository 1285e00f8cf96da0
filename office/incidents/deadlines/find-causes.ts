import { type DutiesAnswer, type DutyRecord, decideDuties, loadDuties } from '../../../engine/duties/index.ts'
import { type ChangedInput, changedInputs, factsFrom, type Inputs } from './inputs.ts'

/** What the deadlines of a case are counted from. */
export interface Basis {
  inputs: Inputs
  /** The day that the law is looked at (ISO 8601 instant). */
  asOf: string
  /** Which version of the program, and so of the law data. */
  law: string
  /** Inputs whose value only who sees privileged work may see. */
  privileged: string[]
}

/** Why a deadline changed: an input, the `day` (a law came into force), or the `law` (a newer version). Privileged values are left out. */
export type Cause = Partial<ChangedInput> & { input: string }

/** More changed inputs than this are not tried one by one: a first run counts people in many places at once. */
const mostTried = 60

/**
 * Which changed inputs a changed duty is put down to: those that alone, set back to what they were, would give it another status or time than it has
 * now. Where none does alone, all that changed. Pure.
 *
 * @param changed ids of duties whose answer differs
 */
export function findCauses(
  before: Basis,
  after: Basis,
  answer: DutiesAnswer,
  changed: readonly string[],
  duties: readonly DutyRecord[] = loadDuties(),
): Map<string, Cause[]> {
  const all = changedInputs(before.inputs, after.inputs)
  const hidden = new Set([...before.privileged, ...after.privileged])
  const shown = (change: ChangedInput): Cause => (hidden.has(change.input) ? { input: change.input } : change)
  const causes = new Map(changed.map((id): [string, Cause[]] => [id, []]))
  for (const change of all.length <= mostTried ? all : []) {
    const inputs = { ...after.inputs }
    if (change.from === undefined) delete inputs[change.input]
    else inputs[change.input] = change.from
    const without = decideDuties(factsFrom(inputs), after.asOf, duties)
    for (const id of changed) if (outcomeOf(without, id) !== outcomeOf(answer, id)) causes.get(id)!.push(shown(change))
  }
  const rest: Cause[] = [...all.map(shown), ...timeAndLaw(before, after)]
  for (const [id, found] of causes) if (found.length === 0) causes.set(id, rest)
  return causes
}

function timeAndLaw(before: Basis, after: Basis): Cause[] {
  const day = { input: 'day', from: before.asOf.slice(0, 10), to: after.asOf.slice(0, 10) } as const
  const law = { input: 'law', from: before.law, to: after.law } as const
  return [day, law].filter(({ from, to }) => from !== to)
}

/** What of a duty makes it another one on the board. */
export function outcomeOf(answer: DutiesAnswer, id: string): string {
  const duty = answer.duties.find((one) => one.id === id)
  if (duty === undefined) return 'not-applicable'
  const { status, due, satisfied_by, stages } = duty
  return JSON.stringify([status, due, satisfied_by, stages.map((stage) => stage.due)])
}
