import type { Action } from './action.ts'
import type { Caller } from './caller.ts'

/** done: the action ran and this is its answer. waiting: a second person has to agree first. */
export type Outcome = { state: 'done'; output: unknown } | { state: 'waiting'; approval: string }

/** One request, after its input was checked. */
export interface Asked {
  action: Action
  input: Record<string, unknown>
  caller: Caller
  caseId: string | undefined
  requestId: string | undefined
}
