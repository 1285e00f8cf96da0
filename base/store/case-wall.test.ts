import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import type { Actor } from './actor.ts'
import { openTestStore, type TestStore, testServers } from './test-store.ts'
import type { Transaction } from './transaction.ts'

const ofCases = ['memberships', 'decisions', 'tasks', 'job_chunks'] as const

describe.each(testServers.map((server) => [server.title, server] as const))('%s', (_, { binaries, here }) => {
  let store: TestStore
  let admin: pg.Client
  const clock = clockAt('2026-03-02T09:00:00Z')
  beforeAll(async () => {
    if (!here) return
    store = await openTestStore(clock, binaries)
    admin = await store.connectAdmin()
  })
  afterAll(async () => {
    await admin?.end()
    await store?.drop()
  })

  async function addPerson(name: string): Promise<string> {
    const id = randomUUID()
    await store.transaction('nobody', (trx) => trx.insertInto('accounts').values({ id, name }).execute())
    return id
  }
  async function openCase(person: string, name: string): Promise<string> {
    const id = randomUUID()
    await store.transaction({ person }, async (trx) => {
      await sql`select open_case(${id}, ${name}, 'manager')`.execute(trx)
      await addRows(trx, id, person)
    })
    return id
  }

  test.runIf(here)(
    'every table with a case_id has the wall, forced on its owner too; no login owns or bypasses',
    async () => {
      const { rows } = await admin.query<{
        name: string
        walled: boolean
        owner: string
        policies: number
        cased: boolean
        remark: string | null
      }>(
        `select relname as name, relrowsecurity and relforcerowsecurity as walled, relowner::regrole::text as owner,
         (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
         exists (select from pg_attribute where attrelid = c.oid and attname = 'case_id') or relname = 'cases' as cased,
         obj_description(c.oid, 'pg_class') as remark
       from pg_class c where relnamespace = 'cordon'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`,
      )
      // A table of no case is one by decision: its comment says why.
      for (const { name, remark } of rows.filter((row) => !row.cased))
        expect(`${name} is ${remark}`).toMatch(/ is of no case: ./)
      const cased = rows.filter((row) => row.cased)
      expect(cased.map(({ name }) => name)).toEqual(expect.arrayContaining([...ofCases, 'cases']))
      for (const row of cased) {
        expect(row).toMatchObject({ walled: true, owner: 'cordon_owner' })
        expect(row.policies).toBeGreaterThan(0)
      }
      const strong = await admin.query(
        `select rolname from pg_roles where rolname like 'cordon%' and (rolbypassrls or rolsuper or rolcreaterole)`,
      )
      expect(strong.rows).toEqual([])
      const member = await admin.query(
        `select 1 from pg_auth_members where member in ('cordon_app'::regrole, 'cordon_reader'::regrole)`,
      )
      expect(member.rows).toEqual([])
    },
  )

  test.runIf(here)('a table without a policy shows nobody anything: the default is no', async () => {
    await admin.query(`set role cordon_owner; create table cordon.forgotten (case_id uuid, words text);
      alter table cordon.forgotten enable row level security; alter table cordon.forgotten force row level security;
      grant select, insert on cordon.forgotten to cordon_app; reset role;
      insert into cordon.forgotten values (gen_random_uuid(), 'x')`)
    const read = (trx: Transaction) => sql`select * from forgotten`.execute(trx)
    expect((await store.transaction('nobody', read)).rows).toEqual([])
    const write = store.transaction('nobody', (trx) => sql`insert into forgotten values (null, 'y')`.execute(trx))
    await expect(write).rejects.toThrow('row-level security')
    await admin.query('drop table cordon.forgotten')
  })

  test.runIf(here)(
    'whoever the members are, each sees and changes exactly the cases of which he or she is one',
    async () => {
      const opener = await addPerson('Opener Chan')
      const people = await Promise.all(['Ada Fong', 'Bob Lau', 'Cyd Ng'].map(addPerson))
      const cases = await Promise.all(['one', 'two', 'three'].map((name) => openCase(opener, name)))
      const pair = fc.record({ person: fc.nat(2), case: fc.nat(2), until: fc.constantFrom(null, -1, 1) })
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(pair, { selector: (m) => `${m.person}-${m.case}` }), async (members) => {
          await setMembers(
            members.map((m) => ({ person: people[m.person]!, case: cases[m.case]!, until: m.until })),
            opener,
          )
          for (const [at, person] of people.entries()) {
            const mine = members.filter((m) => m.person === at && m.until !== -1).map((m) => cases[m.case]!)
            await checkWall({ person }, cases, mine, person)
          }
          await checkWall('nobody', cases, [], opener)
          await checkWall({ case: cases[1]! }, cases, [cases[1]!], opener)
        }),
        { numRuns: 12 },
      )
    },
  )

  async function setMembers(members: { person: string; case: string; until: number | null }[], but: string) {
    await admin.query('delete from cordon.memberships where person_id <> $1', [but])
    for (const member of members)
      await admin.query(`insert into cordon.memberships values ($1, $2, 'reviewer', $3, $4)`, [
        member.case,
        member.person,
        new Date(clock.now() - 1000),
        member.until === null ? null : new Date(clock.now() + member.until * 1000),
      ])
  }

  /** Reads and writes every table of every case as `actor`, and expects success in `mine` alone. */
  async function checkWall(actor: Actor, all: string[], mine: string[], person: string): Promise<void> {
    const seen = (trx: Transaction) => trx.selectFrom('cases').select('id').where('id', 'in', all).execute()
    for (const way of [store.read, store.transaction])
      expect((await way(actor, seen)).map(({ id }) => id).sort()).toEqual([...mine].sort())
    for (const table of ofCases) {
      const rows = await store.read(actor, (trx) => trx.selectFrom(table).select('case_id').distinct().execute())
      expect(rows.map(({ case_id }) => case_id).sort()).toEqual([...mine].sort())
    }
    for (const id of all) {
      const changed = await store.transaction(actor, (trx) => changeRows(trx, id))
      expect(changed.every((count) => count > 0n === mine.includes(id))).toBe(true)
      const adding = store.transaction(actor, (trx) => addRows(trx, id, person))
      if (mine.includes(id)) await adding
      else await expect(adding).rejects.toThrow('row-level security')
    }
  }

  test.runIf(here)('a row never moves to another case, and a case is opened by nobody for oneself', async () => {
    const person = await addPerson('Dee Ip')
    const [from, to] = [await openCase(person, 'from'), await openCase(person, 'to')]
    await expect(
      store.transaction({ person }, (trx) =>
        trx.updateTable('tasks').set({ case_id: to }).where('case_id', '=', from).execute(),
      ),
    ).rejects.toThrow('permission denied')
    await expect(admin.query('update cordon.tasks set case_id = $1 where case_id = $2', [to, from])).rejects.toThrow(
      'never moves',
    )
    const opening = (actor: Actor) =>
      store.transaction(actor, (trx) => sql`select open_case(${randomUUID()}, 'sly', 'manager')`.execute(trx))
    await expect(opening('nobody')).rejects.toThrow('opened by a person')
    await expect(opening({ case: from })).rejects.toThrow('opened by a person')
  })

  test.runIf(here)('a decision is never edited or taken away', async () => {
    const person = await addPerson('Eve Kwok')
    const case_ = await openCase(person, 'decided')
    for (const forged of [
      sql`update decisions set outcome = 'no' where case_id = ${case_}`,
      sql`delete from decisions where case_id = ${case_}`,
    ])
      await expect(store.transaction({ person }, (trx) => forged.execute(trx))).rejects.toThrow('permission denied')
  })

  describe('a login that was stolen', () => {
    const asLogin = async (user: string, statements: string[]) => {
      const client = new pg.Client({ ...admin_(), user })
      await client.connect()
      try {
        for (const statement of statements) await client.query(statement)
        return 'done'
      } catch (cause) {
        return (cause as Error).message
      } finally {
        await client.end()
      }
    }
    const admin_ = () => ({ host: admin.host, port: 5432, database: store.options.database })

    test.runIf(here)('of the application cannot take down the wall', async () => {
      for (const statement of [
        'set role cordon_owner',
        'set role cordon_gate',
        'set session authorization postgres',
        'alter table cordon.tasks disable row level security',
        'alter table cordon.tasks no force row level security',
        'drop policy per_case on cordon.tasks',
        'set row_security = off; select * from cordon.tasks',
        'truncate cordon.tasks',
        'create table cordon.mine (x int)',
        'create table public.mine (x int)',
        'create temporary table mine (x int)',
        'create function cordon.mine() returns int language sql as $$ select 1 $$',
        'create role mine',
        'select * from cordon.migrations',
        "select cordon.guard_case_table('cordon.accounts')",
      ])
        expect(await asLogin('cordon_app', [statement]), statement).toMatch(
          /permission denied|must be owner|would be affected/,
        )
    })

    test.runIf(here)('of the reader cannot write anything, whatever it sets before', async () => {
      const person = await addPerson('Fay Yip')
      const case_ = await openCase(person, 'read')
      const before = ['set default_transaction_read_only = off', `set "cordon.person" = '${person}'`]
      const named = await admin.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'cordon'::regnamespace and relkind = 'r'`,
      )
      const tables = named.rows.map(({ name }) => name)
      const writes = tables.flatMap((table) => [
        `insert into cordon.${table} overriding system value select * from cordon.${table}`,
        `delete from cordon.${table}`,
        `truncate cordon.${table}`,
        `select * from cordon.${table} for update`,
      ])
      const others = [
        `update cordon.tasks set state = 'done'`,
        `select cordon.open_case(gen_random_uuid(), 'x', 'y')`,
        'select cordon.every_case()',
        'create temporary table t (x int)',
        'create table public.t (x int)',
        'select lo_create(0)',
        `select lo_from_bytea(0, 'x')`,
      ]
      for (const write of [...writes, ...others])
        expect(await asLogin('cordon_reader', [...before, write]), write).toMatch(/permission denied/)
      const count = await store.read({ person }, (trx) => trx.selectFrom('tasks').select('id').execute())
      expect(count).toHaveLength(1)
      expect(case_).toBeTruthy()
    })
  })
})

async function addRows(trx: Transaction, case_id: string, person: string): Promise<void> {
  const id = randomUUID()
  await trx.insertInto('tasks').values({ id, case_id, kind: 'call' }).execute()
  await trx.insertInto('decisions').values({ id, case_id, kind: 'scope', outcome: 'yes', made_by: person }).execute()
  await trx.insertInto('job_chunks').values({ id, case_id, job: 'count', key: id, input: '{}' }).execute()
}

/** Rows changed per table. */
async function changeRows(trx: Transaction, case_id: string): Promise<bigint[]> {
  const tasks = await trx.updateTable('tasks').set({ state: 'done' }).where('case_id', '=', case_id).executeTakeFirst()
  const chunks = await trx
    .updateTable('job_chunks')
    .set({ failure: 'x' })
    .where('case_id', '=', case_id)
    .executeTakeFirst()
  const cases = await trx.updateTable('cases').set({ name: 'again' }).where('id', '=', case_id).executeTakeFirst()
  const members = await trx
    .updateTable('memberships')
    .set({ role: 'lead' })
    .where('case_id', '=', case_id)
    .executeTakeFirst()
  return [tasks, chunks, cases, members].map(({ numUpdatedRows }) => numUpdatedRows)
}
