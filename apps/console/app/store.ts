import { useSyncExternalStore } from 'react'

/** One value outside React that components follow. */
export interface Store<Value> {
  read(): Value
  write(next: Value): void
  /** The value, in a component, which is drawn again when it changes. */
  use(): Value
}

export function makeStore<Value>(first: Value): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const read = () => value
  return {
    read,
    write(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    use: () => useSyncExternalStore(subscribe, read),
  }
}
