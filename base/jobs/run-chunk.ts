import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../errors.ts'
import type { Store } from '../store/index.ts'
import type { Handler } from './job.ts'
import {
  actorOf,
  extendLease,
  holdChunk,
  type Lease,
  LeaseLost,
  settleDone,
  settleFailed,
  settleReturned,
} from './lease.ts'
import type { Queue } from './queue.ts'

export type Outcome = 'done' | 'waiting' | 'dead' | 'returned' | 'lost'

/**
 * Works one chunk: the handler outside a transaction, then its result and the checkpoint in one. `stop` is the worker's.
 * Never throws for what the chunk did; a database that does not answer is thrown, and the lease then ends by itself.
 */
export async function runChunk(
  store: Store,
  queue: Queue,
  lease: Lease,
  stop: AbortSignal,
  report: (cause: unknown) => void,
): Promise<Outcome> {
  const lost = new AbortController()
  const signal = AbortSignal.any([stop, lost.signal])
  const end = keepLease(store, lease, lost)
  try {
    const handler = (await lease.job.load()) as Handler<unknown>
    const finish = await handler(lease.input, { id: lease.id, caseId: lease.caseId, attempt: lease.attempt, signal })
    await store.transaction(actorOf(lease.caseId), async (trx) => {
      await holdChunk(trx, lease)
      await settleDone(trx, queue, lease, await finish(trx))
    })
    return 'done'
  } catch (cause) {
    if (cause instanceof LeaseLost || lost.signal.aborted) return 'lost'
    report(cause)
    return await settlePatiently(store, queue, lease, stop, cause)
  } finally {
    end()
  }
}

/** A database that was away and is back must not leave the chunk to nobody until its lease ends. */
async function settlePatiently(
  store: Store,
  queue: Queue,
  lease: Lease,
  stop: AbortSignal,
  cause: unknown,
): Promise<Outcome> {
  const most = lease.job.leaseSeconds
  for (let tried = 1; ; tried++)
    try {
      return await settle(store, queue, lease, stop.aborted ? undefined : cause)
    } catch (trouble) {
      const isAway = trouble instanceof Problem && trouble.code === 'STORE_UNREACHABLE'
      if (!isAway || stop.aborted || tried >= most) throw trouble
      await wait(1000, undefined, { signal: stop }).catch(() => {})
    }
}

async function settle(store: Store, queue: Queue, lease: Lease, cause: unknown): Promise<Outcome> {
  try {
    return await store.transaction(actorOf(lease.caseId), async (trx) => {
      await holdChunk(trx, lease)
      if (cause !== undefined) return settleFailed(trx, queue, lease, nameOf(cause))
      await settleReturned(trx, queue, lease)
      return 'returned'
    })
  } catch (trouble) {
    if (trouble instanceof LeaseLost) return 'lost'
    throw trouble
  }
}

/** Says three times per lease that the worker lives. When nobody hears it for a whole lease, the chunk counts as lost. */
function keepLease(store: Store, lease: Lease, lost: AbortController): () => void {
  const beat = (lease.job.leaseSeconds * 1000) / 3
  let silent = 0
  const timer = setInterval(() => {
    silent++
    extendLease(store, lease).then(
      (ours) => {
        silent = 0
        if (!ours) lost.abort(new LeaseLost('the chunk was taken over by another worker'))
      },
      () => {
        if (silent >= 3) lost.abort(new LeaseLost('the database did not answer for a whole lease'))
      },
    )
  }, beat)
  return () => clearInterval(timer)
}

/** What is kept of a failure: a code or the kind of error. Its message may quote a patient. */
function nameOf(cause: unknown): string {
  if (cause instanceof Problem) return cause.code
  if (!(cause instanceof Error)) return 'something that is no error was thrown'
  const code = (cause as { code?: unknown }).code
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? `${cause.name} ${code}` : cause.name
}
