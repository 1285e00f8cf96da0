import { isDeepStrictEqual } from 'node:util'
import type { Facts } from '../../../engine/duties/index.ts'

/**
 * The facts as single inputs, by path (`timeline.aware`, `affected.residents.US-TX`, `judgements.risk`): what a change of a deadline is put
 * down to. A list and a judgement are one input each.
 */
export type Inputs = Record<string, unknown>

export interface ChangedInput {
  input: string
  /** undefined: it was not known. */
  from: unknown
  to: unknown
}

/** Holds other inputs, as opposed to being one. */
const groups =
  /^(entity|timeline|affected|affected\.residents|affected\.possible|affected\.possible\.residents|judgements)$/

export function inputsOf(facts: Facts): Inputs {
  const inputs: Inputs = {}
  const walk = (value: object, path: string) => {
    for (const [key, inner] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`
      if (groups.test(at)) walk(inner as object, at)
      else if (inner !== undefined) inputs[at] = inner
    }
  }
  walk(facts, '')
  return inputs
}

/** The facts that these inputs are of; people are counted by place, also where there is none. */
export function factsFrom(inputs: Inputs): Facts {
  const facts: Record<string, unknown> = { entity: {}, timeline: {}, affected: { residents: {} }, elements: [] }
  for (const [path, value] of Object.entries(inputs)) {
    const keys = path.split('.')
    const last = keys.pop()!
    let place = facts
    for (const key of keys) {
      place[key] ??= {}
      place = place[key] as Record<string, unknown>
    }
    place[last] = value
  }
  return facts as unknown as Facts
}

/** What differs, in the order of the new inputs, then what is gone. */
export function changedInputs(before: Inputs, after: Inputs): ChangedInput[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return names
    .map((input) => ({ input, from: before[input], to: after[input] }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to))
}
