import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { medianOf } from './hours-to-notify.ts'

const provider = 'name: Harbour\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n'

describe('how soon people could be told', () => {
  let office: TestOffice
  let adam: Caller
  let mia: Caller

  beforeAll(async () => {
    office = await openTestOffice()
    adam = await office.addPerson('Adam Lee', 'administrator')
    mia = await office.addPerson('Mia Chan', 'incident-manager')
  })
  afterAll(() => office?.close())

  const read = (who = mia) => act(office, 'read-readiness', {}, who)
  const inTheWay = async () => (await read()).in_the_way.map(({ what }) => what)
  /** As the jobs would have left it. */
  const run = async (statement: string, values: unknown[]) => {
    const admin = await office.store.connectAdmin()
    await admin.query(statement, values)
    await admin.end()
  }
  const keepRoster = (day: string) =>
    run(
      `insert into cordon.rosters (id, state, stated_on, counts, brought_by) values (gen_random_uuid(), 'ready', $1, '{}', $2)`,
      [day, adam.accountId],
    )

  test('an office that is set up for nothing says everything that is missing, and measures nothing', async () => {
    expect(await read()).toEqual({
      measured: [],
      in_the_way: [
        { what: 'no-provider' },
        { what: 'no-roster' },
        { what: 'one-privacy-officer', n: 0 },
        { what: 'one-key-holder', n: 1 },
        { what: 'no-connector' },
        { what: 'no-alarm' },
      ],
    })
  })

  test('each thing that is mended is gone from the list', async () => {
    await act(office, 'change-provider', { text: provider, version: 0 }, adam)
    await keepRoster('2026-01-01')
    await office.addPerson('Ben Ho', 'privacy-officer')
    await office.addPerson('Cleo Ng', 'security')
    expect((await read()).in_the_way).toEqual([
      { what: 'old-roster', n: 60 },
      { what: 'one-privacy-officer', n: 1 },
      { what: 'no-connector' },
      { what: 'no-alarm' },
    ])
    await keepRoster('2026-02-20')
    const rita = await office.addPerson('Rita Mok', 'privacy-officer')
    const settings = { url: 'https://id.harbour.example/scim/v2', token: 'a-secret-of-the-harbour' }
    await act(office, 'set-connector', { kind: 'scim', label: 'Accounts', settings }, adam)
    await run(`insert into cordon.ways_out (name) values ('mail')`, [])
    expect(await inTheWay()).toEqual([])
    await run(`update cordon.connectors set health = '{"working": "no"}'`, [])
    await run(`update cordon.ways_out set failing_since = now(), failure = 'MAIL_FAILED'`, [])
    await act(office, 'end-account', { account_id: rita.accountId }, adam)
    expect(await inTheWay()).toEqual(['one-privacy-officer', 'connector-failing', 'alarm-failing'])
  })

  test('hours are counted from the discovery, in the cases that one may see', async () => {
    const open = async (discovered: string) =>
      (await act(office, 'open-incident', { title: 'A dump', vectors: ['malware'], discovered }, mia)).case_id
    const attach = (case_id: string, at: string) =>
      run(
        `insert into cordon.sources (id, case_id, purpose, words, state, attached_by, attached_at)
         values (gen_random_uuid(), $1, 'evidence', '', 'ready', $2, $3)`,
        [case_id, mia.accountId, at],
      )
    const first = await open('2026-03-01T09:00:00+08:00')
    await attach(first, '2026-03-01T11:00:00+08:00')
    await attach(first, '2026-03-01T20:00:00+08:00')
    office.clock.set('2026-03-02T10:00:00+08:00')
    const second = await open('2026-03-01T09:00:00+08:00')
    await attach(second, '2026-03-01T19:00:00+08:00')
    await run(
      `insert into cordon.runs (id, case_id, number, state, asked_by, ended_at) values (gen_random_uuid(), $1, 1, 'done', $2, $3)`,
      [second, mia.accountId, '2026-03-02T09:30:00+08:00'],
    )
    const { measured } = await read()
    expect(measured).toContainEqual({ step: 'evidence', cases: 2, median_hours: 6, last_hours: 10 })
    expect(measured).toContainEqual({ step: 'register', cases: 1, median_hours: 24.5, last_hours: 24.5 })
    expect((await read(adam)).measured).toEqual([])
  })

  test('somebody who is staff and nothing else is not told', async () => {
    const nurse = await office.addPerson('Nina Au')
    await expect(read(nurse)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

test('the median has as many values on one side as on the other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (values) => {
      const median = medianOf(values)
      const below = values.filter((value) => value < median).length
      const above = values.filter((value) => value > median).length
      expect(below).toBeLessThanOrEqual(values.length / 2)
      expect(above).toBeLessThanOrEqual(values.length / 2)
    }),
  )
})
