import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeTables } from './describe-tables.fixture.ts'
import { lockMigrations, migrate } from './migrate.ts'
import { prepareRoles } from './prepare-roles.ts'
import { type Migration, readMigrations } from './read-migrations.ts'
import { openTestStore, type TestStore, testServers } from './test-store.ts'

const shipped = readMigrations()

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let store: TestStore
  let admin: pg.Client
  const databases: string[] = []
  beforeAll(async () => {
    if (!here) return
    store = await openTestStore(undefined, binaries)
    admin = await store.connectAdmin()
  })
  afterAll(async () => {
    for (const name of databases) await admin.query(`drop database if exists ${name} with (force)`)
    await admin?.end()
    await store?.drop()
  })

  /** A database with roles and schema, and none of the tables. */
  async function emptyDatabase(): Promise<pg.Client> {
    const name = `${store.options.database}_${databases.length}`
    databases.push(name)
    await admin.query(`create database ${name}`)
    const client = await store.connectAdmin(name)
    await prepareRoles(client)
    return client
  }

  test.runIf(here)(
    'from empty and from every earlier version the same tables come out, with the rows kept',
    async () => {
      const expected = await describeTables(admin)
      for (let from = 0; from <= shipped.length; from++) {
        const client = await emptyDatabase()
        expect(await migrate(client, shipped.slice(0, from))).toBe(from)
        const person = randomUUID()
        if (from > 0) await client.query(`insert into cordon.accounts (id, name) values ($1, 'Ada Fong')`, [person])
        expect(await migrate(client, shipped)).toBe(shipped.length - from)
        expect(await describeTables(client)).toEqual(expected)
        expect(await migrate(client, shipped)).toBe(0)
        if (from > 0)
          expect((await client.query('select name from cordon.accounts where id = $1', [person])).rowCount).toBe(1)
        await client.end()
      }
    },
  )

  test.runIf(here)(
    'a migration that is killed in the middle has never been, and the next start makes it whole',
    async () => {
      const client = await emptyDatabase()
      await migrate(client, shipped)
      const slow = addMigration('create table half (x int); select pg_sleep(60); create table other (x int);')
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      const failing = migrate(client, [...shipped, slow])
      const sleeping = `select from pg_stat_activity where pid = ${rows[0]!.pid} and wait_event = 'PgSleep'`
      while ((await admin.query(sleeping)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      const kill = admin.query(`select pg_terminate_backend(${rows[0]!.pid})`)
      await expect(failing).rejects.toMatchObject({ code: 'STORE_MIGRATION' })
      await kill

      const next = await store.connectAdmin(databases.at(-1))
      expect((await next.query(`select to_regclass('cordon.half') as half`)).rows).toEqual([{ half: null }])
      const quick = addMigration('create table half (x int); create table other (x int);')
      expect(await migrate(next, [...shipped, quick])).toBe(1)
      await next.end()
    },
  )

  test.runIf(here)(
    'a broken migration, a changed file and a newer database are refused, and nothing is changed',
    async () => {
      const client = await emptyDatabase()
      await migrate(client, shipped)
      const before = await describeTables(client)
      const broken = addMigration('create table good (x int); create table bad (x nonsense);')
      await expect(migrate(client, [...shipped, broken])).rejects.toThrow(/-next.sql failed.*nonsense/)
      const changed = shipped.map((one, at) => (at === 1 ? { ...one, checksum: 'other' } : one))
      await expect(migrate(client, changed)).rejects.toThrow('0002-work.sql is not the file that was applied')
      await expect(migrate(client, shipped.slice(0, 2))).rejects.toThrow(
        `newer version of Cordon (${shipped[2]!.name})`,
      )
      expect(await describeTables(client)).toEqual(before)
      await client.end()
    },
  )

  test.runIf(here)('when several processes start at once each migration is made once', async () => {
    const first = await emptyDatabase()
    const clients = [first, ...(await Promise.all([1, 2, 3].map(() => store.connectAdmin(databases.at(-1)))))]
    const counts = await Promise.all(clients.map((client) => lockMigrations(client, () => migrate(client, shipped))))
    expect(counts.sort()).toEqual([0, 0, 0, shipped.length])
    await Promise.all(clients.map((client) => client.end()))
  })

  test.runIf(here)('the tables are those that schema/ tells the compiler of', async () => {
    const { rows } = await admin.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns where table_schema = 'cordon' and table_name <> 'migrations' group by 1`,
    )
    expect(Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))).toEqual(tablesOfSchema())
  })
})

test('migrations are numbered without a gap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-migrations-'))
  writeFileSync(join(folder, '0001-one.sql'), '')
  writeFileSync(join(folder, '0003-three.sql'), '')
  expect(() => readMigrations(pathToFileURL(`${folder}/`))).toThrow(
    'Migration 2 should follow, and 0003-three.sql does',
  )
  rmSync(folder, { recursive: true })
})

/** What the files of schema/ tell the compiler, read as text: table -> columns. */
function tablesOfSchema(): Record<string, string[]> {
  const folder = new URL('schema/', import.meta.url)
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  const fields = new Map(
    [...text.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].map(([, name, body]) => [
      name!,
      [...body!.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, field, type]) => [field!, type!] as const),
    ]),
  )
  const tables = [...fields].filter(([name]) => name.endsWith('Tables')).flatMap(([, all]) => all)
  return Object.fromEntries(tables.map(([table, row]) => [table, fields.get(row)!.map(([column]) => column)]))
}

function addMigration(sql: string): Migration {
  return { number: shipped.length + 1, name: `000${shipped.length + 1}-next.sql`, sql, checksum: sql }
}
