import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { Problem } from '../errors.ts'
import { openTestStore, type TestStore, testServers } from '../store/test-store.ts'
import { type AnyJob, type Chunk, defineJob, type Finish, type Jobs, openJobs } from './index.ts'

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let store: TestStore
  let jobs: Jobs
  /** What the letter job does in the test at hand. */
  let work: (input: { page: number }, chunk: Chunk) => Promise<Finish>
  const seen: { page: number; attempt: number; caseId: string | null }[] = []
  const writeLetters = defineJob<{ page: number }>({
    name: 'write-letters',
    retries: 2,
    backoffSeconds: 0,
    leaseSeconds: 1,
    load: async () => async (input: { page: number }, chunk: Chunk) => {
      seen.push({ page: input.page, attempt: chunk.attempt, caseId: chunk.caseId })
      return work(input, chunk)
    },
  })
  const person = '00000000-0000-4000-8000-00000000ada0'
  const caseId = '00000000-0000-4000-8000-0000000000c1'

  beforeAll(async () => {
    if (!here) return
    store = await openTestStore(clockAt('2026-03-02T09:00:00Z'), binaries)
    jobs = await openJobs(store, [writeLetters])
    await store.transaction({ person }, async (trx) => {
      await trx.insertInto('accounts').values({ id: person, name: 'Ada Fong' }).execute()
      await sql`select open_case(${caseId}, 'Leak', 'manager')`.execute(trx)
    })
  })
  afterEach(async () => {
    seen.length = 0
    if (!here) return
    await store.transaction({ case: caseId }, async (trx) => {
      for (const { id } of await jobs.dead(trx)) await jobs.drop(id, trx)
    })
  })
  afterAll(async () => {
    await jobs?.close()
    await store?.drop()
  })

  const add = (page: number, key?: string) =>
    store.transaction({ person }, (transaction) =>
      jobs.add(writeLetters, { page }, { transaction, caseId, ...(key === undefined ? {} : { key }) }),
    )
  const states = () => store.read({ person }, (trx) => jobs.progress(writeLetters as unknown as AnyJob, trx, caseId))
  const chunk = (id: string) =>
    store.read({ person }, (trx) =>
      trx.selectFrom('job_chunks').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
  async function until(check: () => Promise<boolean>): Promise<void> {
    while (!(await check())) await wait(20)
  }
  const quick = { pollMs: 20, lanes: 1 }
  const writeTask: Finish = async (trx) => {
    await trx.insertInto('tasks').values({ id: randomUUID(), case_id: caseId, kind: 'post' }).execute()
  }
  const countTasks = () =>
    store.read({ person }, async (trx) => (await trx.selectFrom('tasks').select('id').execute()).length)

  test.runIf(here)('work is queued with the state that causes it, or not at all', async () => {
    const cancelled = store.transaction({ person }, async (transaction) => {
      await jobs.add(writeLetters, { page: 1 }, { transaction, caseId })
      throw new Error('changed my mind')
    })
    await expect(cancelled).rejects.toThrow('changed my mind')
    expect((await states()).waiting).toBe(0)
    const { rows } = await store.statement(`select id from pgboss.job where name = 'write-letters'`)
    expect(rows).toEqual([])
  })

  test.runIf(here)('a chunk is worked for its case, and its result and its end are one', async () => {
    work = async () => async (trx) => {
      await writeTask(trx)
      return { letters: 500 }
    }
    const id = (await add(7))!
    const worker = jobs.work(quick)
    await until(async () => (await chunk(id)).state === 'done')
    await worker.stop()
    expect(seen).toEqual([{ page: 7, attempt: 1, caseId }])
    expect(await chunk(id)).toMatchObject({ result: { letters: 500 }, attempts: 1, worker: null, failure: null })
    expect(await countTasks()).toBe(1)
    const { rows } = await store.statement('select state from pgboss.job where id = $1', [id])
    expect(rows).toEqual([{ state: 'completed' }])
  })

  test.runIf(here)('a chunk with the same key is there once; a stranger cannot add to the case', async () => {
    const first = await add(1, 'page 1')
    expect(first).toBeTypeOf('string')
    expect(await add(1, 'page 1')).toBeUndefined()
    const stranger = { person: randomUUID() }
    const adding = store.transaction(stranger, (transaction) =>
      jobs.add(writeLetters, { page: 1 }, { transaction, caseId }),
    )
    await expect(adding).rejects.toThrow('row-level security')
    expect(await store.transaction(stranger, (trx) => jobs.drop(first!, trx))).toBe(false)
    expect(await store.transaction({ person }, (trx) => jobs.drop(first!, trx))).toBe(true)
    const worker = jobs.work(quick)
    await wait(100)
    await worker.stop()
    expect(seen).toEqual([])
  })

  test.runIf(here)(
    'chunks that are dropped while workers look for them are dropped or done, each of them',
    async () => {
      let worked = 0
      work = async () => async () => {
        worked++
      }
      const ids: string[] = []
      for (let page = 0; page < 60; page++) ids.push((await add(page))!)
      const worker = jobs.work({ ...quick, lanes: 3 })
      const dropped = await Promise.all(ids.map((id) => store.transaction({ person }, (trx) => jobs.drop(id, trx))))
      const settled = async () =>
        (await Promise.all(ids.map(chunk))).every(({ state }) => state === 'done' || state === 'dropped')
      await until(settled)
      await worker.stop()
      expect(worked + dropped.filter((was) => was).length).toBe(ids.length)
    },
  )

  test.runIf(here)(
    'what fails is tried again, then dead and shown, without anybody’s words; it can be revived',
    async () => {
      work = async () => {
        throw new Problem('DISK_FULL', 'The disk is full of Canary Kwan', 'Free some')
      }
      const told: unknown[] = []
      const id = (await add(3))!
      const worker = jobs.work({ ...quick, report: (cause) => told.push(cause) })
      await until(async () => (await chunk(id)).state === 'dead')
      expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
      expect(told).toHaveLength(3)
      const dead = await store.read({ person }, (trx) => jobs.dead(trx))
      expect(dead).toMatchObject([{ id, job: 'write-letters', failure: 'DISK_FULL', attempts: 3 }])
      work = async () => async () => 'well'
      expect(await store.transaction({ person }, (trx) => jobs.revive(id, trx))).toBe(true)
      await until(async () => (await chunk(id)).state === 'done')
      await worker.stop()
    },
  )

  test.runIf(here)('a result that cannot be recorded leaves nothing, and is tried again', async () => {
    const before = await countTasks()
    let tries = 0
    work = async () => async (trx) => {
      await writeTask(trx)
      if (++tries < 3) throw new Error('the pen broke')
    }
    const id = (await add(4))!
    const worker = jobs.work(quick)
    await until(async () => (await chunk(id)).state === 'done')
    await worker.stop()
    expect(await countTasks()).toBe(before + 1)
  })

  test.runIf(here)('a worker that stops hands its chunk back, and that try does not count', async () => {
    let begun = 0
    work = async (_input, { signal }) => {
      begun++
      await wait(60_000, undefined, { signal })
      return async () => undefined
    }
    const id = (await add(5))!
    const worker = jobs.work(quick)
    await until(async () => begun === 1)
    await worker.stop()
    expect(await chunk(id)).toMatchObject({ state: 'waiting', attempts: 0, worker: null })
    work = async () => async () => 'well'
    const next = jobs.work(quick)
    await until(async () => (await chunk(id)).state === 'done')
    await next.stop()
  })

  test.runIf(here)('long work keeps its lease; work whose lease was taken records nothing', async () => {
    const before = await countTasks()
    let lost: AbortSignal | undefined
    work = async (_input, { signal, attempt }) => {
      if (attempt === 1) {
        lost = signal
        await wait(2500)
      }
      return writeTask
    }
    const id = (await add(6))!
    const worker = jobs.work({ ...quick, lanes: 2 })
    await until(async () => (await chunk(id)).state === 'running')
    await wait(1600)
    expect((await chunk(id)).attempts).toBe(1)
    await store.transaction({ case: caseId }, (trx) =>
      trx
        .updateTable('job_chunks')
        .set({ worker: randomUUID(), lease_until: new Date(0) })
        .where('id', '=', id)
        .execute(),
    )
    await until(async () => (await chunk(id)).state === 'done')
    await worker.stop()
    expect(lost?.aborted).toBe(true)
    expect((await chunk(id)).attempts).toBe(2)
    expect(await countTasks()).toBe(before + 1)
  })
})
