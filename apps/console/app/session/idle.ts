import type { Clock } from '../../../../base/clock.ts'

/** The server ends a session after so long without a request (office/access/sessions/check-session.ts). */
const idleMs = 15 * 60_000
/** People are warned this long before, so that they can go on by doing anything. */
export const warnMs = 2 * 60_000
/** Who writes a long text sends nothing meanwhile: the session is renewed for them. */
const renewMs = 5 * 60_000
/** With nobody at the page for so long, boards and progress stop asking the server, or the session would never end. */
const restMs = 3 * 60_000

export type Idleness =
  | { state: 'awake'; mustRenew: boolean; isResting: boolean }
  | { state: 'warned'; leftMs: number }
  | { state: 'over' }

/** Follows what a person does and what the server answered. Every method takes the time from the clock; `look` says how things stand. */
export function makeIdleWatch(clock: Clock) {
  let touched = clock.now()
  let answered = clock.now()
  return {
    touch: (): void => {
      touched = clock.now()
    },
    answer: (): void => {
      answered = clock.now()
    },
    look(): Idleness {
      const now = clock.now()
      const leftMs = answered + idleMs - now
      if (leftMs <= 0) return { state: 'over' }
      const isHere = now - touched < renewMs && touched > answered
      if (leftMs <= warnMs && !isHere) return { state: 'warned', leftMs }
      return { state: 'awake', mustRenew: isHere && now - answered >= renewMs, isResting: now - touched >= restMs }
    },
  }
}
