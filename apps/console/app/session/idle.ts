import type { Clock } from '../../../../base/clock.ts'

/** People are warned this long before the end, so that they can go on by doing anything. */
const warnMs = 2 * 60_000
/** Who writes a long text sends nothing meanwhile: the session is renewed for them. */
const renewMs = 5 * 60_000

export type Idleness = { state: 'awake'; mustRenew: boolean } | { state: 'warned'; leftMs: number } | { state: 'over' }

/**
 * Follows a session that ends `idleMs` after the last request that the server counted. `sinceTouchMs` says how long ago somebody touched the
 * page; `look` says how things stand.
 */
export function makeIdleWatch(clock: Clock, idleMs: number, sinceTouchMs: () => number) {
  let counted = clock.now()
  return {
    count(at: number): void {
      counted = Math.max(counted, at)
    },
    look(): Idleness {
      const sinceMs = clock.now() - counted
      const leftMs = idleMs - sinceMs
      if (leftMs <= 0) return { state: 'over' }
      const isHere = sinceTouchMs() < Math.min(sinceMs, renewMs)
      if (leftMs <= warnMs && !isHere) return { state: 'warned', leftMs }
      return { state: 'awake', mustRenew: isHere && sinceMs >= renewMs }
    },
  }
}
