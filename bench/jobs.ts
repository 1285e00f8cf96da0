import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../base/clock.ts'
import { defineJob, openJobs } from '../base/jobs/index.ts'
import { openStore, sql, type Transaction } from '../base/store/index.ts'
import { writeResult } from './report/write-result.ts'

/** The embedded database and its queue, durable as in production (fsync on): `./cordon bench jobs`. */
const folder = mkdtempSync(join(tmpdir(), 'cordon-jobs-'))
chmodSync(folder, 0o711)
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}
const rate = (count: number, took: number): string => `${Math.round(count / took).toLocaleString('en')} /s`
const open = () => openStore({ dataFolder: folder, clock: systemClock })

const first = await seconds(async () => (await open()).close())
const warm = await seconds(async () => (await open()).close())
const store = await open()
const job = defineJob<{ chunk: number }>({ name: 'nothing', load: async () => async () => async () => undefined })
const jobs = await openJobs(store, [job])
const person = randomUUID()
await store.transaction({ person }, async (trx) => {
  await trx.insertInto('accounts').values({ id: person, name: 'Ada Fong' }).execute()
  for (let each = 0; each < 200; each++)
    await sql`select open_case(${randomUUID()}, ${`case ${each}`}, 'manager')`.execute(trx)
})

const count = 2_000
const lanes = async (work: (at: number) => Promise<unknown>): Promise<number> => {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  return seconds(() => Promise.all(Array.from({ length: 8 }, lane)))
}
const readCases = (trx: Transaction) => trx.selectFrom('cases').select('id').limit(20).execute()
const reads = await lanes(() => store.read({ person }, readCases))
const writes = await lanes((at) =>
  store.transaction({ person }, (trx) =>
    trx
      .insertInto('settings')
      .values({ name: `${at}`, value: '1' })
      .execute(),
  ),
)
const adds = await seconds(() =>
  store.transaction('nobody', async (transaction) => {
    for (let chunk = 0; chunk < count; chunk++) await jobs.add(job, { chunk }, { transaction })
  }),
)
const works = await seconds(async () => {
  jobs.work({ lanes: 6, pollMs: 20 })
  while ((await store.read('nobody', (trx) => jobs.progress(job, trx))).done < count) await wait(50)
})
await jobs.close()
await store.close()
rmSync(folder, { recursive: true })

writeResult('jobs', './cordon bench jobs', [
  { what: 'first start: make the database, tables', goal: '', measured: `${first.toFixed(1)} s` },
  { what: 'start and stop, warm', goal: '3 s', measured: `${warm.toFixed(2)} s`, reached: warm <= 3 },
  { what: 'read transactions behind the wall, 200 cases, 8 at a time', goal: '', measured: rate(count, reads) },
  { what: 'write transactions of one row, 8 at a time', goal: '', measured: rate(count, writes) },
  { what: 'chunks queued, in one transaction', goal: '', measured: rate(count, adds) },
  { what: 'empty chunks worked, 6 lanes, one process', goal: '', measured: rate(count, works) },
])
