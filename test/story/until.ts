import { setTimeout as wait } from 'node:timers/promises'

/** Looks again until there is something to see, as somebody does who waits for a page to change. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    await wait(50)
  }
}
