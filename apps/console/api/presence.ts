import type { Clock } from '../../../base/clock.ts'
import { systemClock } from '../../../base/clock.ts'

/** Whoever touched the page this long ago is taken to be there. */
const hereMs = 60_000
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Whether somebody is at this page. Requests of boards and progress that nobody waits for are marked, and the server does not count them: an
 * empty chair's session ends although its screen goes on asking.
 */
export function makePresence(clock: Clock) {
  let touched = clock.now()
  return {
    touch: (): void => {
      touched = clock.now()
    },
    sinceTouchMs: (): number => clock.now() - touched,
    mark: (): '1' | 'background' => (clock.now() - touched <= hereMs ? '1' : 'background'),
  }
}

export const presence = makePresence(systemClock)

/** Calls `then` at each sign of life, after noting it. Answers how to stop. */
export function watchPresence(then: () => void): () => void {
  const touch = () => {
    presence.touch()
    then()
  }
  // On the way down: components keep some presses to themselves on the way up.
  const options = { passive: true, capture: true }
  for (const sign of signs) window.addEventListener(sign, touch, options)
  return () => {
    for (const sign of signs) window.removeEventListener(sign, touch, options)
  }
}
