import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { Problem } from '../errors.ts'
import { openTestStore, type TestStore, testServers } from './test-store.ts'

const ada = '00000000-0000-4000-8000-00000000ada0'

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let store: TestStore
  const clock = clockAt('2026-03-02T09:00:00+08:00')
  const insertAda = { id: ada, name: 'Ada Fong' }
  const countAccounts = () => store.read('nobody', (trx) => trx.selectFrom('accounts').select('id').execute())

  beforeAll(async () => {
    if (here) store = await openTestStore(clock, binaries)
  })
  afterAll(() => store?.drop())

  test.runIf(here)('work that fails leaves nothing behind', async () => {
    const failing = store.transaction('nobody', async (trx) => {
      await trx.insertInto('accounts').values(insertAda).execute()
      throw new Error('the pen broke')
    })
    await expect(failing).rejects.toThrow('the pen broke')
    expect(await countAccounts()).toEqual([])
  })

  test.runIf(here)('rows carry the time of the clock that was given, not of the server', async () => {
    const row = await store.transaction('nobody', (trx) =>
      trx.insertInto('accounts').values(insertAda).returningAll().executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({ ...insertAda, state: 'active', created_at: new Date('2026-03-02T01:00:00Z') })
  })

  test.runIf(here)('a statement that failed and was swallowed fails the transaction', async () => {
    const swallowing = store.transaction('nobody', async (trx) => {
      await trx
        .insertInto('accounts')
        .values({ id: ada, name: '' })
        .execute()
        .catch(() => {})
    })
    await expect(swallowing).rejects.toThrow('a statement of the transaction failed')
  })

  test.runIf(here)('administration whose connection is cut is a problem with a code too', async () => {
    const cutting = store.administer(async (client) => {
      await client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
      await client.query('select 1')
    })
    await expect(cutting).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
    expect(await store.administer(async (client) => (await client.query('select 1')).rowCount)).toBe(1)
  })

  test.runIf(here)('an error of the database quotes nobody', async () => {
    const add = () =>
      store.transaction('nobody', (trx) =>
        trx.insertInto('settings').values({ name: 'Canary Kwan', value: '1' }).execute(),
      )
    await add()
    const cause = await add().catch((caught: unknown) => caught)
    expect(cause).toMatchObject({ message: expect.stringContaining('duplicate key'), code: '23505' })
    expect(JSON.stringify({ ...(cause as object) })).not.toContain('Canary')
  })

  test.runIf(here)('a query that is not awaited fails the transaction, and writes nothing', async () => {
    const bob = '00000000-0000-4000-8000-00000000b0b0'
    const leaking = store.transaction('nobody', async (trx) => {
      void trx
        .insertInto('accounts')
        .values({ id: bob, name: 'Bob Lau' })
        .execute()
        .catch(() => {})
      await Promise.resolve()
    })
    await expect(leaking).rejects.toThrow(/not awaited|leaked/)
    expect((await countAccounts()).map(({ id }) => id)).toEqual([ada])
  })

  test.runIf(here)('a transaction that is over takes no more queries', async () => {
    const kept = await store.transaction('nobody', async (trx) => ({ trx }))
    await expect(kept.trx.selectFrom('accounts').selectAll().execute()).rejects.toThrow('leaked out of its transaction')
  })

  test.runIf(here)('outside a transaction nothing runs, inside the running one is found', async () => {
    await expect(store.db.selectFrom('accounts').selectAll().execute()).rejects.toThrow('outside of store.transaction')
    const names = await store.transaction('nobody', () => store.db.selectFrom('accounts').select('name').execute())
    expect(names).toEqual([{ name: 'Ada Fong' }])
  })

  test.runIf(here)('a transaction inside another is refused: the two could wait for each other', async () => {
    const nested = store.transaction('nobody', () => store.transaction('nobody', async () => 1))
    await expect(nested).rejects.toThrow('inside another')
  })

  test.runIf(here)('nobody ends a transaction by hand', async () => {
    for (const word of ['commit', ' ROLLBACK', 'begin', 'savepoint a']) {
      const ending = store.transaction('nobody', (trx) => sql.raw(word).execute(trx))
      await expect(ending).rejects.toThrow('by store.transaction() alone')
    }
  })

  test.runIf(here)('a statement that takes too long is a problem with a code', async () => {
    const slow = store.transaction('nobody', (trx) => sql`select pg_sleep(20)`.execute(trx), { statementSeconds: 1 })
    await expect(slow).rejects.toThrow(Problem)
    await expect(slow).rejects.toMatchObject({ code: 'STORE_BUSY' })
  })

  test.runIf(here)('an actor that is not a UUID is a defect, and reaches no SQL', async () => {
    const forged = { person: "' or true --" }
    await expect(store.transaction(forged, async () => 1)).rejects.toThrow('must be a UUID')
  })

  test.runIf(here)('many transactions at once each keep their own actor', async () => {
    const people = Array.from({ length: 40 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`)
    const seen = await Promise.all(
      people.map((person) =>
        store.transaction({ person }, async (trx) => {
          await sql`select pg_sleep(0.005)`.execute(trx)
          const { rows } = await sql<{ acting: string }>`select acting_person() as acting`.execute(trx)
          return rows[0]?.acting
        }),
      ),
    )
    expect(seen).toEqual(people)
  })
})
