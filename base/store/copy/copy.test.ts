import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { defineJob, installQueue, openJobs, queueTables } from '../../jobs/index.ts'
import { describeTables } from '../describe-tables.fixture.ts'
import { openStore, type Store, sql } from '../index.ts'
import { migrate } from '../migrate.ts'
import { prepareRoles } from '../prepare-roles.ts'
import { readMigrations } from '../read-migrations.ts'
import { openTestStore, type TestStore, testServers } from '../test-store.ts'
import { copyIn, copyOut } from './copy-stream.ts'
import type { StoreContents } from './load-tables.ts'
import { openNewStore } from './open-new-store.ts'
import { openSnapshot } from './open-snapshot.ts'

const clock = clockAt('2026-03-02T09:00:00+08:00')
const here = testServers.every((server) => server.here)
const [newest, oldest] = testServers as [(typeof testServers)[0], (typeof testServers)[0]]
const wanted = { pgboss: queueTables }
const person = randomUUID()
const job = defineJob<{ chunk: number }>({ name: 'copy-letters', load: async () => async () => async () => 'written' })

/** A snapshot kept in memory. */
async function take(store: TestStore, during: () => Promise<unknown> = async () => {}): Promise<StoreContents> {
  return openSnapshot(store.options, wanted, async (snapshot) => {
    await during()
    const rows = new Map<string, Uint8Array[]>()
    const tables: StoreContents['tables'][number][] = []
    for (const table of snapshot.tables) {
      const pieces: Uint8Array[] = []
      const count = await snapshot.read(table, (piece) => void pieces.push(piece))
      rows.set(`${table.schema}.${table.name}`, pieces)
      tables.push({ ...table, rows: count })
    }
    return {
      migrations: snapshot.migrations,
      tables,
      sequences: await snapshot.sequences(),
      read: ({ schema, name }) => rows.get(`${schema}.${name}`)!,
    }
  })
}

async function fill(store: Store, cases: number): Promise<void> {
  await store.transaction({ person }, async (trx) => {
    await trx.insertInto('accounts').values({ id: person, name: 'staff-0001' }).execute()
    for (let at = 0; at < cases; at++) {
      const id = randomUUID()
      await sql`select open_case(${id}, ${`case ${at}`}, 'manager')`.execute(trx)
      await trx
        .insertInto('decisions')
        .values({ id, case_id: id, kind: 'notify', outcome: 'yes', reason: Buffer.from([0, 92, 255]), made_by: person })
        .execute()
      await trx
        .insertInto('ledger_entries')
        .values({ case_id: id, actor: 'program:cordon', what: 'case.action', facts: '{"action":"case.open"}' })
        .execute()
    }
  })
}

/** Every row of every table that a snapshot has, as PostgreSQL prints it. */
async function allRows(admin: pg.ClientBase, tables: StoreContents['tables']): Promise<Record<string, string[]>> {
  await admin.query(`set timezone = 'UTC'`)
  const found: Record<string, string[]> = {}
  for (const { schema, name } of tables) {
    const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${schema}.${name} t order by 1`)
    found[`${schema}.${name}`] = rows.map(({ row }) => row)
  }
  return found
}

describe.each([
  ['from PostgreSQL 15 to the server that comes along', oldest, newest],
  ['from the server that comes along to PostgreSQL 15', newest, oldest],
])('%s', (_, from, to) => {
  let source: TestStore
  let elsewhere: TestStore
  let admin: pg.Client
  const made: string[] = []
  beforeAll(async () => {
    if (!here) return
    source = await openTestStore(clock, from.binaries)
    elsewhere = await openTestStore(clock, to.binaries)
    admin = await source.connectAdmin()
    await fill(source, 5)
    const jobs = await openJobs(source, [job])
    await source.transaction('nobody', (transaction) => jobs.add(job, { chunk: 1 }, { transaction, key: 'one' }))
    await jobs.close()
  })
  afterEach(async () => {
    if (!here) return
    const other = await elsewhere.connectAdmin()
    for (const name of made.splice(0)) await other.query(`drop database if exists ${name} with (force)`)
    await other.end()
  })
  afterAll(async () => {
    await admin?.end()
    await source?.drop()
    await elsewhere?.drop()
  })

  function newPlace() {
    const database = `${elsewhere.options.database}_new${made.length}`
    made.push(database)
    return { ...elsewhere.options, database }
  }
  async function load(contents: StoreContents) {
    const place = newPlace()
    const store = await openNewStore(place, 'one')
    await installQueue(store)
    await store.load(contents).finally(() => store.close())
    return place
  }

  test.runIf(here)(
    'every row of every table comes back, with keys, walls, triggers and counters as they were',
    async () => {
      const contents = await take(source)
      expect(contents.tables.find(({ name }) => name === 'decisions')).toMatchObject({ rows: 5 })
      expect(contents.tables.find(({ name }) => name === 'job')).toMatchObject({ schema: 'pgboss', rows: 1 })
      const place = await load(contents)
      const store = await openStore(place)
      const other = await elsewhere.connectAdmin(place.database)
      expect(await allRows(other, contents.tables)).toEqual(await allRows(admin, contents.tables))
      const fresh = await elsewhere.connectAdmin()
      expect(await describeTables(other)).toEqual(await describeTables(fresh))
      await fresh.end()
      const next = await store.transaction('nobody', (trx) =>
        trx
          .insertInto('ledger_entries')
          .values({ actor: 'program:cordon', what: 'office.action', facts: '{}' })
          .returning('id')
          .executeTakeFirstOrThrow(),
      )
      expect(Number(next.id)).toBe(6)
      expect(await store.read('nobody', (trx) => trx.selectFrom('decisions').select('id').execute())).toEqual([])
      expect(await store.read({ person }, (trx) => trx.selectFrom('decisions').select('id').execute())).toHaveLength(5)
      await other.end()
      await store.close()
    },
  )

  test.runIf(here)('what is written while the snapshot is open is not in it, and nobody has to wait', async () => {
    const before = await allRows(admin, (await take(source)).tables)
    const name = `during ${randomUUID()}`
    const contents = await take(source, async () => {
      await source.transaction('nobody', (trx) => trx.insertInto('settings').values({ name, value: '1' }).execute())
      const joining = await openStore(source.options)
      await joining.close()
    })
    const place = await load(contents)
    const other = await elsewhere.connectAdmin(place.database)
    expect(await allRows(other, contents.tables)).toEqual(before)
    await other.end()
  })

  test.runIf(here)(
    'a backup of an earlier version of Cordon is filled as it was, and brought up when it is opened',
    async () => {
      const shipped = readMigrations()
      for (const level of [1, Math.ceil(shipped.length / 2), shipped.length - 1]) {
        const old = `${source.options.database}_level${level}`
        await admin.query(`create database ${old}`)
        const client = await source.connectAdmin(old)
        await prepareRoles(client)
        await migrate(client, shipped.slice(0, level))
        await client.query(`insert into cordon.accounts (id, name) values ($1, 'staff-0002')`, [person])
        await client.query(`insert into cordon.cases (id, name, created_by) values ($1, 'INC-2025-007', $1)`, [person])
        await client.end()
        const contents = await take({ ...source, options: { ...source.options, database: old } })
        expect(contents.migrations).toHaveLength(level)
        const store = await openStore(await load(contents))
        const { rows } = await store.transaction('nobody', (trx) => sql`select name from accounts`.execute(trx))
        expect(rows).toEqual([{ name: 'staff-0002' }])
        await store.close()
        await admin.query(`drop database ${old} with (force)`)
      }
    },
  )

  test.runIf(here)('rows that do not fit leave the database as empty as it was', async () => {
    const contents = await take(source)
    const stopped = { ...contents, read: () => [Buffer.from('no such row\n')] }
    const place = newPlace()
    const store = await openNewStore(place, 'one')
    await installQueue(store)
    await expect(store.load(stopped)).rejects.toThrow(/invalid input syntax|missing data/)
    const broken = new Error('the stick was pulled out')
    const pulled: StoreContents = {
      ...contents,
      *read(table) {
        yield* contents.read(table) as Uint8Array[]
        if (table.name === 'decisions') throw broken
      },
    }
    await expect(store.load(pulled)).rejects.toBe(broken)
    const fewer = contents.tables.map((table) => ({ ...table, rows: table.rows + 1 }))
    await expect(store.load({ ...contents, tables: fewer })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    const orphans = {
      ...contents,
      read: (table: { name: string }) => (table.name === 'accounts' ? [] : contents.read(table as never)),
    }
    const none = contents.tables.map((table) => (table.name === 'accounts' ? { ...table, rows: 0 } : table))
    await expect(store.load({ ...orphans, tables: none })).rejects.toThrow('violates foreign key constraint')
    await store.load(contents)
    await store.close()
    await expect(openNewStore(place, 'two')).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' })
  })

  test.runIf(here)('another version of the queue gets the columns that both know', async () => {
    const contents = await take(source)
    const tables = contents.tables.map((table) =>
      table.name === 'job'
        ? {
            ...table,
            columns: table.columns.map((one) => (one.name === 'priority' ? { ...one, name: 'urgency' } : one)),
          }
        : table,
    )
    const place = await load({ ...contents, tables })
    const other = await elsewhere.connectAdmin(place.database)
    const { rows } = await other.query('select name, state, priority from pgboss.job')
    expect(rows).toEqual([{ name: 'copy-letters', state: 'created', priority: 0 }])
    await other.end()
  })

  test.runIf(here)('tables of cordon with other columns, missing ones, and a newer backup are refused', async () => {
    const contents = await take(source)
    const other = contents.tables.map((table) =>
      table.name === 'cases' ? { ...table, columns: table.columns.slice(1) } : table,
    )
    await expect(load({ ...contents, tables: other })).rejects.toThrow('other columns than its migrations make')
    const fewer = contents.tables.filter(({ name }) => name !== 'cases')
    await expect(load({ ...contents, tables: fewer })).rejects.toThrow('lacks the table cordon.cases')
    const last = contents.migrations.at(-1)!
    const newer = [...contents.migrations, { ...last, number: last.number + 1, name: '9999-later.sql' }]
    await expect(load({ ...contents, migrations: newer })).rejects.toMatchObject({ code: 'STORE_MIGRATION' })
  })

  test.runIf(here)('a table that would hide its rows from the backup is refused, never left out', async () => {
    await admin.query('drop policy backup on cordon.tasks')
    await expect(take(source)).rejects.toThrow('cordon.tasks would show a backup none of its rows')
    const again = await openStore(source.options)
    await again.close()
    await take(source)
  })

  test.runIf(here)('any text, bytes and JSON come back exactly, in pieces cut anywhere', async () => {
    await admin.query('create temporary table odd (at int, words text, bytes bytea, json jsonb)')
    const row = fc.tuple(
      fc.option(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '\\N'))),
      fc.option(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))),
      fc.option(fc.json({ noUnicodeString: false }).map((text) => text.replaceAll('\\u0000', ''))),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 70 }), async (rows, cut) => {
        await admin.query('truncate odd')
        for (const [at, [words, bytes, json]] of rows.entries())
          await admin.query('insert into odd values ($1, $2, $3, $4)', [at, words?.toWellFormed() ?? null, bytes, json])
        const printed = async () => (await admin.query('select odd::text as row from odd order by at')).rows
        const before = await printed()
        const pieces: Uint8Array[] = []
        expect(await copyOut(admin, 'copy (select * from odd) to stdout', (piece) => void pieces.push(piece))).toBe(
          rows.length,
        )
        await admin.query('truncate odd')
        const all = Buffer.concat(pieces)
        const parts = Array.from({ length: Math.ceil(all.length / cut) }, (_, at) =>
          all.subarray(at * cut, (at + 1) * cut),
        )
        expect(await copyIn(admin, 'copy odd from stdin', parts)).toBe(rows.length)
        expect(await printed()).toEqual(before)
      }),
      { numRuns: 30 },
    )
  })

  test.runIf(here)('a reader that is slow holds the server back; one that fails ends the copy', async () => {
    const client = await source.connectAdmin()
    const rows = `copy (select repeat('x', 1000) from generate_series(1, 60000)) to stdout`
    let open = 0
    let bytes = 0
    const count = await copyOut(client, rows, async (piece) => {
      expect(++open).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      bytes += piece.length
      open--
    })
    expect([count, bytes]).toEqual([60_000, 60_000 * 1001])
    const full = new Error('the disk is full')
    await expect(copyOut(client, rows, () => Promise.reject(full))).rejects.toBe(full)
    await client.end()
    const again = await source.connectAdmin()
    const large = `copy (select repeat('y', 1000000) from generate_series(1, 3)) to stdout`
    expect(await copyOut(again, large, () => {})).toBe(3)
    await expect(copyOut(again, 'copy (select 1/0) to stdout', () => {})).rejects.toThrow('division by zero')
    expect((await again.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await again.end()
  })
})
