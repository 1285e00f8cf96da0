import { makeStore } from '../store.ts'

/** Why nobody is signed in any more: the server ended the session, nobody touched the page, or the person left. */
export type Ending = 'ended' | 'idle' | 'left'

const ending = makeStore<Ending | null>(null)

/** Whether the session that this page had is over, for as long as nobody signs in again. */
export const sessionEnding = {
  use: ending.use,
  end(why: Ending): void {
    // The first reason is the true one: a page that locked itself is refused by the server too.
    if (ending.read() === null) ending.write(why)
  },
  forget: (): void => ending.write(null),
}
