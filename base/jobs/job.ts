import type { Transaction } from '../store/index.ts'

/**
 * One kind of queued work. The definition is small, so that whoever adds a job loads nothing else; the handler is loaded
 * when a worker meets its first chunk. One job is one chunk of work: hundreds of letters, never one person or row.
 */
export interface Job<Input> {
  /** Such as `write-letters`; the queue has the same name. */
  name: string
  /** How often a chunk that failed, or whose worker died, is tried again before it is dead. */
  retries: number
  /** Seconds before the first retry; doubled each time, with some chance, up to an hour. 0: at once. */
  backoffSeconds: number
  /** A worker that is silent for so long has lost the chunk. It says that it lives three times as often. */
  leaseSeconds: number
  load(): Promise<Handler<Input>>
  /**
   * Records that a chunk is out of tries, in the transaction that marks it as dead: whatever waited for its result would wait for ever. Without it, only
   * `Jobs.dead` tells.
   */
  outOfTries?(trx: Transaction, input: Input, chunk: DeadEnd): Promise<void>
}

/** How a chunk ended that was tried in vain. */
export interface DeadEnd {
  caseId: string | null
  /** How often it was begun. */
  tries: number
  /** A code, or the kind of error: no words of anybody. */
  failure: string
}

/**
 * Does the long part of a chunk outside any transaction and answers how to record it. `Finish` runs in the transaction that
 * marks the chunk as done, so what it writes is written exactly once, however often the handler itself was begun.
 */
export type Handler<Input> = (input: Input, chunk: Chunk) => Promise<Finish>
/** Writes the result; what it answers (small, JSON, no personal data) is kept with the chunk. */
export type Finish = (trx: Transaction) => Promise<unknown>

export interface Chunk {
  id: string
  /** The case that the work belongs to; null for the service's own rounds. */
  caseId: string | null
  /** 1 at the first try. */
  attempt: number
  /** Aborted when the worker stops or has lost the chunk: end soon, nothing more is recorded. */
  signal: AbortSignal
}

const defaults = { retries: 4, backoffSeconds: 5, leaseSeconds: 60 }

/** Completes a definition with the usual retries (4), backoff (5 s) and lease (60 s). */
export function defineJob<Input>(
  job: Pick<Job<Input>, 'name' | 'load' | 'outOfTries'> & Partial<Omit<Job<Input>, 'name' | 'load' | 'outOfTries'>>,
): Job<Input> {
  if (!/^[a-z]+(-[a-z]+)*$/.test(job.name))
    throw new TypeError(`${job.name} is no name for a job: use words-with-dashes`)
  return { ...defaults, ...job }
}

/** A definition whose input only its own handler looks at. */
export type AnyJob = Job<never>
