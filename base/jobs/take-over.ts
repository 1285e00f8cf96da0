import { type Store, sql, type Transaction } from '../store/index.ts'
import type { AnyJob } from './job.ts'
import { actorOf, settleFailed } from './lease.ts'
import { isGone, thisMachine } from './processes.ts'
import type { Queue } from './queue.ts'

interface Held {
  id: string
  case_id: string | null
}

/**
 * Sets the chunks of silent workers back for a retry, each in a transaction of its own. The death counts as a try, so that
 * a chunk which kills its workers is dead in the end. Answers how many were set back.
 */
export async function takeOver(store: Store, queue: Queue, job: AnyJob): Promise<number> {
  const { rows } = await store.transaction('nobody', (trx) =>
    sql<Held>`select * from expired_chunks(${job.name})`.execute(trx),
  )
  let taken = 0
  for (const held of rows) {
    const silent = (trx: Transaction) => running(trx, held).where('lease_until', '<', sql<Date>`clock_timestamp()`)
    if (await setBack(store, queue, job, held, silent)) taken++
  }
  return taken
}

/** The same, at once, for the chunks of processes of this very machine that were killed. */
export async function takeOverGone(store: Store, queue: Queue, jobs: readonly AnyJob[]): Promise<number> {
  if (thisMachine === undefined) return 0
  const { rows } = await store.transaction('nobody', (trx) =>
    sql<Held & { job: string; worker: string; process: string }>`
      select * from chunks_of_machine(${thisMachine})`.execute(trx),
  )
  let taken = 0
  for (const held of rows) {
    const job = jobs.find(({ name }) => name === held.job)
    if (job === undefined || !isGone(held.process)) continue
    if (await setBack(store, queue, job, held, (trx) => running(trx, held).where('worker', '=', held.worker))) taken++
  }
  return taken
}

const running = (trx: Transaction, { id }: Held) =>
  trx.selectFrom('job_chunks').select('id').where('id', '=', id).where('state', '=', 'running')

async function setBack(
  store: Store,
  queue: Queue,
  job: AnyJob,
  { id, case_id }: Held,
  lost: (trx: Transaction) => ReturnType<typeof running>,
): Promise<boolean> {
  return store.transaction(actorOf(case_id), async (trx) => {
    const found = await lost(trx).forUpdate().skipLocked().executeTakeFirst()
    if (found !== undefined) await settleFailed(trx, queue, { job, id }, 'its worker was lost')
    return found !== undefined
  })
}
