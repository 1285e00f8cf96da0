import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import { queryRows, type Store, sql, type Transaction } from '../store/index.ts'
import type { AnyJob } from './job.ts'

/** pg-boss seen from here: when a chunk is due, how often it was tried. It runs inside our transactions. */
export interface Queue {
  send(job: AnyJob, id: string, startAfter: Date | undefined, trx: Transaction): Promise<void>
  /** The number of the next chunk that is due, now active. */
  fetch(job: AnyJob, trx: Transaction): Promise<string | undefined>
  complete(job: AnyJob, id: string, trx: Transaction): Promise<void>
  /** Sets it back for a retry, after its backoff; false when there are no more retries. */
  fail(job: AnyJob, id: string, trx: Transaction): Promise<boolean>
  /** Puts it back as if it had not been fetched. */
  giveBack(job: AnyJob, id: string, trx: Transaction): Promise<void>
  cancel(job: AnyJob, id: string, trx: Transaction): Promise<void>
  /** Keeps workers from fetching it until the transaction ends. Before its chunk is touched: that is a worker's order too. */
  hold(job: AnyJob, id: string, trx: Transaction): Promise<void>
  /** One more try for a chunk that has none left. */
  revive(job: AnyJob, id: string, trx: Transaction): Promise<void>
  /** pg-boss's own housekeeping: finished jobs are deleted after a week. */
  tidy(): Promise<void>
  close(): Promise<void>
}

type IDatabase = NonNullable<ConstructorOptions['db']>

const schema = 'pgboss'
const days = 86_400
/** Our own leases come first; pg-boss's expiry is the net below them. */
const netSeconds = 23 * 3600
const longestBackoff = 3600

/**
 * What a backup keeps of pg-boss: which queues there are and what waits in them. Its other tables tell of processes that have
 * gone and of its own state, which a new installation has its own of.
 */
export const queueTables: readonly string[] = ['job', 'job_dependency', 'queue', 'schedule', 'subscription']

/** Makes pg-boss's tables and the queues; then answers the queue. */
export async function openQueue(store: Store, jobs: AnyJob[]): Promise<Queue> {
  await installQueue(store, jobs)
  const boss = bossOn({ executeSql: store.statement }, false)
  await boss.start()
  return queueOver(boss)
}

/** Makes pg-boss's tables (owned as all are by cordon_owner) and the queues, where they are missing. */
export async function installQueue(store: Pick<Store, 'administer'>, jobs: AnyJob[] = []): Promise<void> {
  await store.administer(async (client) => {
    await client.query(`create schema if not exists ${schema} authorization cordon_owner; set role cordon_owner`)
    await install({ executeSql: async (text, values) => ({ rows: await queryRows(client, text, values) }) }, jobs)
    await client.query(`grant usage on schema ${schema} to cordon_app;
      grant select, insert, update, delete on all tables in schema ${schema} to cordon_app;
      grant usage on all sequences in schema ${schema} to cordon_app;
      grant execute on all functions in schema ${schema} to cordon_app`)
  })
}

async function install(db: IDatabase, jobs: AnyJob[]): Promise<void> {
  const boss = bossOn(db, true)
  await boss.start()
  for (const { name } of jobs)
    if ((await boss.getQueue(name)) === null)
      await boss.createQueue(name, { retentionSeconds: 365 * days, deleteAfterSeconds: 7 * days })
  await boss.stop({ graceful: false })
}

function bossOn(db: IDatabase, migrate: boolean): PgBoss {
  const off = { createSchema: false, schedule: false, supervise: false, registerInstance: false }
  const boss = new PgBoss({ db, schema, migrate, ...off })
  // What fails is also thrown where it was asked for; without a listener the event would end the process.
  boss.on('error', () => {})
  return boss
}

function queueOver(boss: PgBoss): Queue {
  return {
    async send({ name, retries, backoffSeconds }, id, startAfter, trx) {
      const retrying = {
        retryLimit: retries,
        retryDelay: backoffSeconds,
        retryBackoff: backoffSeconds > 0,
        ...(backoffSeconds > 0 ? { retryDelayMax: Math.max(longestBackoff, backoffSeconds) } : {}),
      }
      const start = startAfter === undefined ? {} : { startAfter }
      await boss.send(name, {}, { id, ...retrying, ...start, expireInSeconds: netSeconds, db: fromKysely(trx) })
    },
    async fetch({ name }, trx) {
      const [job] = await boss.fetch(name, { batchSize: 1, db: fromKysely(trx) })
      return job?.id
    },
    async complete({ name }, id, trx) {
      await boss.complete(name, id, null, { db: fromKysely(trx) })
    },
    async fail({ name }, id, trx) {
      await boss.fail(name, id, null, { db: fromKysely(trx) })
      const [job] = await boss.findJobs(name, { id, db: fromKysely(trx) })
      return job?.state === 'retry'
    },
    async giveBack({ name }, id, trx) {
      await boss.cancel(name, id, { db: fromKysely(trx) })
      await boss.resume(name, id, { db: fromKysely(trx) })
    },
    async cancel({ name }, id, trx) {
      await boss.cancel(name, id, { db: fromKysely(trx) })
    },
    async hold({ name }, id, trx) {
      await sql`select from ${sql.table(`${schema}.job`)} where name = ${name} and id = ${id} for update`.execute(trx)
    },
    async revive({ name }, id, trx) {
      await boss.retry(name, id, { db: fromKysely(trx) })
    },
    tidy: () => boss.supervise(),
    close: () => boss.stop({ graceful: false }),
  }
}
