import { useCallback } from 'react'
import { makeStore } from './store.ts'

/**
 * What people typed and did not send yet: kept in this page's memory while they look elsewhere, sign in again or wait for the connection. Never
 * stored: it may hold personal data. Another person signing in at the same machine gets none of it.
 */
const held = makeStore<ReadonlyMap<string, unknown>>(new Map())
let owner: string | null = null

export const drafts = {
  belongTo(account: string): void {
    if (owner !== null && owner !== account) held.write(new Map())
    owner = account
  },
  clear: (): void => held.write(new Map()),
  size: (): number => held.read().size,
}

/** Like useState, but what is typed outlives the screen: `const [reason, setReason, drop] = useDraft('decision:' + id, '')`. `drop` when sent. */
export function useDraft<Value>(name: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const all = held.use()
  const set = useCallback((next: Value) => put(name, next, next === empty), [name, empty])
  const drop = useCallback(() => put(name, empty, true), [name, empty])
  return [all.has(name) ? (all.get(name) as Value) : empty, set, drop]
}

/** Nothing is a draft any more once it is as empty as at first. */
function put(name: string, value: unknown, isEmpty: boolean): void {
  const all = new Map(held.read())
  if (isEmpty) all.delete(name)
  else all.set(name, value)
  held.write(all)
}

/** The browser asks before the page is closed while something typed was not sent. */
export function guardDrafts(): void {
  window.addEventListener('beforeunload', (event) => {
    if (drafts.size() > 0) event.preventDefault()
  })
}
