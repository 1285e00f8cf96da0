import type { Actor } from '../store/index.ts'
import { type Store, sql, type Transaction } from '../store/index.ts'
import type { AnyJob } from './job.ts'
import { thisProcess } from './processes.ts'
import type { Queue } from './queue.ts'

/** A chunk that this worker holds, until its lease ends. */
export interface Lease {
  job: AnyJob
  id: string
  caseId: string | null
  attempt: number
  input: unknown
  /** Ours alone: whoever takes the chunk over writes another. */
  token: string
}

/** The chunk was taken over by another worker; nothing of ours may be recorded any more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

interface Claimed {
  id: string
  case_id: string | null
  input: unknown
  attempts: number
}

export const actorOf = (caseId: string | null): Actor => (caseId === null ? 'nobody' : { case: caseId })

/** Takes the next chunk that is due: fetched and leased in one transaction, so that neither is ever without the other. */
export async function claimChunk(store: Store, queue: Queue, job: AnyJob, token: string): Promise<Lease | undefined> {
  return store.transaction('nobody', async (trx) => {
    const id = await queue.fetch(job, trx)
    if (id === undefined) return undefined
    const { rows } = await sql<Claimed>`
      select * from claim_chunk(${id}, ${token}, make_interval(secs => ${job.leaseSeconds}), ${thisProcess ?? null})`.execute(
      trx,
    )
    // None: pg-boss's net came before the end of a long chunk, whose holder lives and will settle it.
    const [row] = rows
    if (row === undefined) return undefined
    return { job, id, caseId: row.case_id, attempt: row.attempts, input: row.input, token }
  })
}

/** Makes the lease long again. False when the chunk is no longer ours. */
export async function extendLease(store: Store, { id, caseId, token, job }: Lease): Promise<boolean> {
  return store.transaction(actorOf(caseId), async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('job_chunks')
      .set({ lease_until: sql`clock_timestamp() + make_interval(secs => ${job.leaseSeconds})` })
      .where('id', '=', id)
      .where('worker', '=', token)
      .where('state', '=', 'running')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  })
}

/** Locks the chunk's row for the rest of the transaction. Throws `LeaseLost` when it is not ours. */
export async function holdChunk(trx: Transaction, { id, token }: Lease): Promise<void> {
  const row = await trx
    .selectFrom('job_chunks')
    .select('id')
    .where('id', '=', id)
    .where('worker', '=', token)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new LeaseLost('the chunk was taken over by another worker')
}

const free = { worker: null, process: null, lease_until: null }

/** Says that the chunk is done, with its result, in the transaction in which the result is written. */
export async function settleDone(trx: Transaction, queue: Queue, { job, id }: Lease, result: unknown): Promise<void> {
  await trx
    .updateTable('job_chunks')
    .set({ ...free, state: 'done', failure: null, result: toJson(result), ended_at: sql`acting_now()` })
    .where('id', '=', id)
    .execute()
  await queue.complete(job, id, trx)
}

/** Says that this try failed: the chunk waits for its retry, or is dead, which whoever waits for it is told. Answers which. */
export async function settleFailed(
  trx: Transaction,
  queue: Queue,
  { job, id }: Pick<Lease, 'job' | 'id'>,
  failure: string,
): Promise<'waiting' | 'dead'> {
  const state = (await queue.fail(job, id, trx)) ? 'waiting' : 'dead'
  const chunk = await trx
    .updateTable('job_chunks')
    .set({ ...free, state, failure, ended_at: state === 'dead' ? sql`acting_now()` : null })
    .where('id', '=', id)
    .returning(['input', 'case_id', 'attempts'])
    .executeTakeFirstOrThrow()
  if (state === 'dead') {
    const end = { caseId: chunk.case_id, tries: chunk.attempts, failure }
    await job.outOfTries?.(trx, chunk.input as never, end)
  }
  return state
}

/** A worker that stops hands its chunk back; the try does not count. */
export async function settleReturned(trx: Transaction, queue: Queue, { job, id }: Lease): Promise<void> {
  await trx
    .updateTable('job_chunks')
    .set({ ...free, state: 'waiting', attempts: sql`attempts - 1` })
    .where('id', '=', id)
    .execute()
  await queue.giveBack(job, id, trx)
}

export function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
