import type { Action } from './access/index.ts'

/** Every action of the office. HTTP routes, the API page, the typed client and the table of docs/design/access.md derive from this list. */
export const actions: readonly Action[] = []

export const actionsByName: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.name, action]))
