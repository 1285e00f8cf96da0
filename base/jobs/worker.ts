import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../store/index.ts'
import type { AnyJob } from './job.ts'
import { claimChunk } from './lease.ts'
import type { Queue } from './queue.ts'
import { runChunk } from './run-chunk.ts'
import { takeOver, takeOverGone } from './take-over.ts'

export interface WorkerOptions {
  /** Chunks at a time in this process; 2 without it. */
  lanes?: number
  /** Milliseconds between looks at an empty queue; 500 without it. */
  pollMs?: number
  /** Takes chunks of these jobs alone. */
  only?: (job: AnyJob) => boolean
  /** Ends the worker like `stop()`. */
  signal?: AbortSignal
  /** Is told every failure of a chunk or of the database; the worker goes on. */
  report?: (cause: unknown, job: string) => void
}

export interface Worker {
  /** Takes no more chunks, tells running handlers to end, hands back what they did not finish, and waits for them. */
  stop(): Promise<void>
}

const tidyMs = 60_000
const goneMs = 2_000

/** Takes chunks of the jobs until it is stopped. Any number of workers may run, in this process and elsewhere. */
export function startWorker(store: Store, queue: Queue, all: AnyJob[], options: WorkerOptions = {}): Worker {
  const { lanes = 2, pollMs = 500, only = () => true, report = () => {} } = options
  const jobs = all.filter(only)
  const stopping = new AbortController()
  const signal = options.signal === undefined ? stopping.signal : AbortSignal.any([stopping.signal, options.signal])
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  const repeat = async (ms: number, work: () => Promise<boolean>, name: string) => {
    while (!signal.aborted) {
      const more = await work().catch((cause) => {
        report(cause, name)
        return false
      })
      if (!more) await pause(ms)
    }
  }
  const lane = (at: number) => {
    let turn = at
    return repeat(
      pollMs,
      async () => {
        for (let tried = 0; tried < jobs.length; tried++) {
          const job = jobs[turn++ % jobs.length]!
          const lease = await claimChunk(store, queue, job, randomUUID())
          if (lease === undefined) continue
          await runChunk(store, queue, lease, signal, (cause) => report(cause, job.name))
          return true
        }
        return false
      },
      'worker',
    )
  }
  const sweep = (job: AnyJob) =>
    repeat((job.leaseSeconds * 1000) / 3, async () => (await takeOver(store, queue, job)) < 0, job.name)
  const tidy = repeat(tidyMs, () => queue.tidy().then(() => false), 'tidy')
  const gone = repeat(goneMs, async () => (await takeOverGone(store, queue, jobs)) < 0, 'worker')
  const running = [...Array.from({ length: lanes }, (_, at) => lane(at)), ...jobs.map(sweep), gone, tidy]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
