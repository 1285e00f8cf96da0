import { type Action, accessActions } from './access/index.ts'
import { findingsActions } from './findings/index.ts'
import { incidentActions } from './incidents/index.ts'

/**
 * Every action of the office. HTTP routes, the API page, the typed client and docs/actions.md derive from this list. Each folder's list
 * ends in `as const satisfies readonly Action[]`, like this one, so that the client's types know every action by name.
 */
export const actions = [...accessActions, ...incidentActions, ...findingsActions] as const satisfies readonly Action[]

export const actionsByName: ReadonlyMap<string, Action> = new Map(
  (actions as readonly Action[]).map((action) => [action.name, action]),
)
