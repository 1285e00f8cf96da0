import { Problem } from '../errors.ts'

/** What long work is told from outside, and tells. */
export interface Context {
  /** Aborted when somebody asks to stop: it ends at the next safe point with `INTERRUPTED`. */
  stop?: AbortSignal | undefined
  /** How far it is: `done` of `total` (0 where nobody knows) of a stage. */
  tell?: ((stage: string, done: number, total: number, unit: string) => void) | undefined
}

export function checkStop({ stop }: Context): void {
  if (stop?.aborted === true)
    throw new Problem(
      'INTERRUPTED',
      'Stopped',
      'Run the same command again: files that are copied are not copied again',
    )
}
