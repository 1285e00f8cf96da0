import { useSyncExternalStore } from 'react'
import { systemClock } from '../../../../base/clock.ts'

/**
 * The time by the server's clock: the machine in front of a person may be wrong by hours, and deadlines are counted here. `heard` is called
 * with the Date header of each answer.
 */
let ahead = 0

export const serverClock = {
  now: (): number => systemClock.now() + ahead,
  heard(dateHeader: string): void {
    const difference = Date.parse(dateHeader) - systemClock.now()
    // The header has whole seconds and is as old as the answer took.
    if (Number.isFinite(difference) && Math.abs(difference - ahead) > 5_000) ahead = difference
  },
}

const period = 15_000
let listeners: (() => void)[] = []
let timer: ReturnType<typeof setInterval> | undefined
let shown = 0

function subscribe(listener: () => void): () => void {
  listeners = [...listeners, listener]
  timer ??= setInterval(() => {
    shown = serverClock.now()
    for (const each of listeners) each()
  }, period)
  return () => {
    listeners = listeners.filter((each) => each !== listener)
    if (listeners.length > 0) return
    clearInterval(timer)
    timer = undefined
    shown = 0
  }
}

/** Milliseconds since 1970, renewed every 15 seconds, the same for everything on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => {
    if (shown === 0) shown = serverClock.now()
    return shown
  })
}
