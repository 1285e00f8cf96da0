import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type ChunkRow, type Store, sql, type Transaction } from '../store/index.ts'
import type { AnyJob, Job } from './job.ts'
import { toJson } from './lease.ts'
import { openQueue } from './queue.ts'
import { startWorker, type Worker, type WorkerOptions } from './worker.ts'

export interface AddOptions {
  /** The transaction that writes the state which the work follows from: both are there, or neither. */
  transaction: Transaction
  /** The case that the work belongs to; it must be visible to the transaction's actor. */
  caseId?: string
  /** Names the chunk within its case and job: added twice it is there once. */
  key?: string
  /** Not before this instant. */
  startAfter?: Date
}

/** A chunk that is out of tries, for the people who look after the service. */
export type DeadChunk = Pick<
  Selectable<ChunkRow>,
  'id' | 'case_id' | 'job' | 'key' | 'attempts' | 'failure' | 'ended_at'
>

export interface Jobs {
  /** Queues one chunk. Answers its id, or undefined when a chunk with that key is there already. */
  add<Input>(job: Job<Input>, input: Input, options: AddOptions): Promise<string | undefined>
  /** Starts taking chunks of all jobs in this process. */
  work(options?: WorkerOptions): Worker
  /** How many chunks are in which state, among those that the transaction's actor sees. */
  progress(
    job: AnyJob | Job<never>,
    trx: Transaction,
    caseId?: string,
  ): Promise<Record<Selectable<ChunkRow>['state'], number>>
  /** Chunks that failed for good, among those that the transaction's actor sees. */
  dead(trx: Transaction): Promise<DeadChunk[]>
  /** Gives a dead chunk one more try. False when it is not there or not dead. */
  revive(id: string, trx: Transaction): Promise<boolean>
  /** Takes back a chunk that waits or is dead. False when it runs, is done, or is not there. */
  drop(id: string, trx: Transaction): Promise<boolean>
  close(): Promise<void>
}

/** Opens the queue of `jobs` in the store's own database. The store is the caller's to close, after this. */
export async function openJobs(store: Store, jobs: readonly Job<never>[]): Promise<Jobs> {
  const known = new Map(jobs.map((job) => [job.name, job as AnyJob]))
  const queue = await openQueue(store, [...known.values()])
  const workers: Worker[] = []
  const settle = async (
    id: string,
    from: 'dead'[] | ('dead' | 'waiting')[],
    to: 'waiting' | 'dropped',
    trx: Transaction,
  ) => {
    const ended_at = to === 'waiting' ? null : sql<Date>`acting_now()`
    const row = await trx
      .updateTable('job_chunks')
      .set({ state: to, ended_at })
      .where('id', '=', id)
      .where('state', 'in', from)
      .returning('job')
      .executeTakeFirst()
    return row === undefined ? undefined : known.get(row.job)
  }
  return {
    async add(job, input, { transaction: trx, caseId, key, startAfter }) {
      const id = randomUUID()
      const row = { id, case_id: caseId ?? null, job: job.name, key: key ?? id, input: toJson(input) ?? 'null' }
      const added = await trx
        .insertInto('job_chunks')
        .values(row)
        .onConflict((on) => on.doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows !== 1n) return undefined
      await queue.send(job as unknown as AnyJob, id, startAfter, trx)
      return id
    },
    work(options) {
      const worker = startWorker(store, queue, [...known.values()], options)
      workers.push(worker)
      return worker
    },
    progress: (job, trx, caseId) => countStates(job.name, trx, caseId),
    dead: (trx) =>
      trx
        .selectFrom('job_chunks')
        .select(['id', 'case_id', 'job', 'key', 'attempts', 'failure', 'ended_at'])
        .where('state', '=', 'dead')
        .orderBy('ended_at')
        .orderBy('id')
        .execute(),
    async revive(id, trx) {
      const job = await settle(id, ['dead'], 'waiting', trx)
      if (job !== undefined) await queue.revive(job, id, trx)
      return job !== undefined
    },
    async drop(id, trx) {
      const there = await trx.selectFrom('job_chunks').select('job').where('id', '=', id).executeTakeFirst()
      const queued = known.get(there?.job ?? '')
      if (queued !== undefined) await queue.hold(queued, id, trx)
      const job = await settle(id, ['waiting', 'dead'], 'dropped', trx)
      if (job !== undefined) await queue.cancel(job, id, trx)
      return job !== undefined
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()))
      await queue.close()
    },
  }
}

async function countStates(job: string, trx: Transaction, caseId: string | undefined) {
  const all = trx.selectFrom('job_chunks').where('job', '=', job)
  const rows = await (caseId === undefined ? all : all.where('case_id', '=', caseId))
    .select((e) => ['state', e.cast<number>(e.fn.countAll(), 'integer').as('count')])
    .groupBy('state')
    .execute()
  const none = { waiting: 0, running: 0, done: 0, dead: 0, dropped: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
