import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { followConcern } from './follow-concern.ts'
import { reportAnonymously } from './report-anonymously.ts'
import { makeReportingKey } from './reporting-key.ts'

describe('people of a clinic notice something', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let dan: Caller
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    dan = await office.addPerson('Dan Kwok')
  })
  afterAll(() => office?.close())

  const waiting = async () => (await act(office, 'list-concerns', { state: 'new' }, ada)).concerns
  const versionOf = async (concern_id: string) => (await act(office, 'read-concern', { concern_id }, ada)).version

  test('before the vault was ever open nothing can be taken in, and it says whom to tell', async () => {
    office.keyring.seal()
    await expect(act(office, 'report-concern', {}, dan)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    await office.keyring.open(testPassphrase())
    await makeReportingKey(office)
    await makeReportingKey(office)
  })

  test('Dan reports in a minute while the vault is sealed and the ledger is blocked; the clock starts', async () => {
    office.keyring.seal()
    office.recorder.blocked = 'DISK_FULL'
    office.clock.set('2026-03-03T07:40:00+08:00')
    const form = {
      kind: 'malware',
      what: 'All files on the desk computer end in .locked',
      noticed: '2026-03-03T07:30:00+08:00',
      people: 'unsure',
      data: ['health', 'unsure'],
    }
    const receipt = await act(office, 'report-concern', form, dan)
    expect(receipt).toMatchObject({ code: 'CON-2026-001', received_at: '2026-03-02T23:40:00.000Z' })
    expect(receipt.card.lines[0]!.en).toContain('network cable')
    expect((await act(office, 'my-concerns', {}, dan)).concerns).toMatchObject([{ state: 'new', answers: [] }])
    expect((await waiting()).map(({ code }) => code)).toEqual(['CON-2026-001'])
    office.recorder.blocked = 'DISK_FULL'
    await expect(act(office, 'read-concern', { concern_id: receipt.concern_id }, ada)).rejects.toMatchObject({
      code: 'LEDGER_BLOCKED',
    })
    await office.log.catchUp()
    await expect(act(office, 'read-concern', { concern_id: receipt.concern_id }, ada)).rejects.toMatchObject({
      code: 'VAULT_SEALED',
    })
    await office.keyring.open(testPassphrase())
  })

  test('an empty form is a report too, and a form that is sent twice is there once', async () => {
    const request = '00000000-0000-4000-8000-000000000001'
    const first = await act(office, 'report-concern', { request }, dan)
    expect(first.card.title.en).toBeTruthy()
    expect(await act(office, 'report-concern', { request }, dan)).toEqual(first)
    expect((await act(office, 'report-concern', { request }, eve)).code).not.toBe(first.code)
    expect((await waiting()).map(({ kind }) => kind)).toEqual(['malware', 'unsure', 'unsure'])
    expect((await act(office, 'list-messages', {}, ben)).messages.map(({ kind }) => kind)).toEqual(
      Array(3).fill('concern-reported'),
    )
  })

  test('a word that the form does not know is refused, and the value is not repeated', async () => {
    const refusal = await act(office, 'report-concern', { people: 'Wong Mei Ling' }, dan).catch((cause) => cause)
    expect(refusal).toMatchObject({ code: 'INPUT_INVALID' })
    expect(refusal.message).not.toContain('Wong')
    await expect(reportAnonymously(office, { name: 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(
      act(office, 'report-concern', { site_id: '00000000-0000-4000-8000-00000000000f' }, dan),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('what was reported lies readable nowhere, nor who reported without a name', async () => {
    const request = '00000000-0000-4000-8000-000000000002'
    const given = { kind: 'insider', what: 'A colleague looks up neighbours', contact: 'the blue door', request }
    office.keyring.seal()
    const first = await reportAnonymously(office, given)
    const again = await reportAnonymously(office, given)
    await office.keyring.open(testPassphrase())
    expect(again.code).toBe(first.code)
    await expect(followConcern(office, first.follow)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await followConcern(office, again.follow.toLowerCase().replaceAll('-', ' '))).toMatchObject({ state: 'new' })
    const admin = await office.store.connectAdmin()
    const { rows } = await admin.query(
      `select c::text as text from cordon.concerns c union all select e::text from cordon.ledger_entries e`,
    )
    await admin.end()
    const text = JSON.stringify(rows)
    for (const word of ['neighbours', 'blue door', 'locked', again.follow, request]) expect(text).not.toContain(word)
  })

  test('the readers read, each reading is recorded; others are refused', async () => {
    const [malware] = await waiting()
    const seen = await act(office, 'read-concern', { concern_id: malware!.concern_id }, eve)
    expect(seen).toMatchObject({
      report: { what: 'All files on the desk computer end in .locked' },
      reported_by: { name: 'Dan Kwok' },
    })
    expect((await office.entries()).at(-1)).toMatchObject({
      what: 'office.personal-read',
      facts: { action: 'read-concern' },
    })
    for (const name of ['list-concerns', 'read-concern', 'triage-concern', 'answer-reporter'] as const) {
      const input = {
        'list-concerns': {},
        'read-concern': { concern_id: malware!.concern_id },
        'triage-concern': { concern_id: malware!.concern_id, version: 1, outcome: 'close' },
        'answer-reporter': { concern_id: malware!.concern_id, text: 'x' },
      }[name]
      await expect(act(office, name, input, dan)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })

  test('Ada opens an incident from the report: it moves into the case, and the clock is the reporter’s', async () => {
    const [malware] = await waiting()
    office.clock.set('2026-03-03T09:00:00+08:00')
    const asked = { title: 'Ransomware', vectors: ['malware'], concern_ids: [malware!.concern_id] }
    await expect(act(office, 'open-incident', asked, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { case_id } = await act(office, 'open-incident', asked, ada)
    const { timeline, concerns } = await act(office, 'read-case', { case_id }, ada)
    expect(timeline).toMatchObject({ discovered: '2026-03-03T07:30:00+08:00', aware: '2026-03-03T01:00:00.000Z' })
    expect(concerns).toBe(1)
    const inCase = await act(office, 'list-case-concerns', { case_id }, eve)
    expect(inCase.concerns).toMatchObject([
      { code: 'CON-2026-001', report: { people: 'unsure' }, reported_by: { name: 'Dan Kwok' } },
    ])
    expect(await act(office, 'read-concern', { concern_id: malware!.concern_id }, eve)).toMatchObject({
      state: 'in-case',
      report: null,
      case_id,
    })
    await expect(act(office, 'open-incident', asked, ada)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(act(office, 'list-case-concerns', { case_id }, dan)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await act(office, 'list-cases', {}, ada)).cases, 'the refused opening left no case').toHaveLength(1)
  })

  test('Eve closes one and answers; two who triage at once, and the second is told', async () => {
    const one = (await waiting())[0]!
    const close = {
      concern_id: one.concern_id,
      version: 1,
      outcome: 'close',
      why: 'near-miss',
      reason: 'Nothing was sent',
    }
    await expect(act(office, 'triage-concern', { ...close, reason: undefined }, eve)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await act(office, 'triage-concern', close, eve)
    await expect(act(office, 'triage-concern', close, ben)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await act(
      office,
      'answer-reporter',
      { concern_id: one.concern_id, text: 'Thank you. The mail was caught in time.' },
      eve,
    )
    const mine = (await act(office, 'my-concerns', {}, dan)).concerns
    expect(mine.map(({ state }) => state).sort()).toEqual(['closed', 'in-case'])
    expect(mine.find(({ state }) => state === 'closed')).toMatchObject({
      closed_because: 'near-miss',
      answers: [{ text: 'Thank you. The mail was caught in time.' }],
    })
    expect((await act(office, 'list-messages', {}, dan)).messages.map(({ kind }) => kind)).toEqual(['concern-answered'])
    expect((await act(office, 'read-concern', { concern_id: one.concern_id }, ben)).steps).toMatchObject([
      { kind: 'closed', why: 'near-miss', text: 'Nothing was sent', by: { name: 'Eve Kwok' } },
      { kind: 'answered' },
    ])
  })

  test('a second report of the same follows the first one, into the case', async () => {
    const { follow, code } = await reportAnonymously(office, { kind: 'malware', what: 'A red skull on the screen' })
    const second = await act(office, 'report-concern', { kind: 'malware' }, eve)
    const anonymous = (await waiting()).find((one) => one.code === code)!
    const outcome = { concern_id: second.concern_id, version: 1, outcome: 'duplicate' }
    await expect(
      act(office, 'triage-concern', { ...outcome, duplicate_of: second.concern_id }, ada),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await act(office, 'triage-concern', { ...outcome, duplicate_of: anonymous.concern_id }, ada)
    const case_id = (await act(office, 'list-cases', {}, ada)).cases[0]!.case_id
    const attach = {
      concern_id: anonymous.concern_id,
      version: await versionOf(anonymous.concern_id),
      outcome: 'attach',
      case_id,
    }
    const fay = await office.addPerson('Fay Yip', 'security')
    await expect(act(office, 'triage-concern', attach, fay), 'she is in no case').rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await act(office, 'triage-concern', attach, eve)
    expect(await followConcern(office, follow)).toMatchObject({ state: 'in-case', same_as_another: false })
    expect((await act(office, 'my-concerns', {}, eve)).concerns[0]).toMatchObject({
      state: 'in-case',
      same_as_another: true,
    })
    expect((await act(office, 'list-case-concerns', { case_id }, ben)).concerns).toHaveLength(2)
  })

  test('who reads concerns of one site only sees those and those of none', async () => {
    const root = await office.addPerson('Root Lee', 'administrator')
    const [peak, bay] = await Promise.all(['Peak', 'Bay'].map((name) => act(office, 'add-site', { name }, root)))
    const gus = await office.addPerson('Gus Ma')
    await act(
      office,
      'grant-role',
      { account_id: gus.accountId, role: 'privacy-officer', site_id: peak!.site_id },
      root,
    )
    const atPeak = await act(office, 'report-concern', { site_id: peak!.site_id }, dan)
    const atBay = await act(office, 'report-concern', { site_id: bay!.site_id }, dan)
    const seen = (await act(office, 'list-concerns', { state: 'new' }, gus)).concerns.map(({ code }) => code)
    expect(seen).toContain(atPeak.code)
    expect(seen).not.toContain(atBay.code)
    const told = (await act(office, 'list-messages', {}, gus)).messages.map(({ about }) => about)
    expect(told).toEqual([atPeak.concern_id])
    await expect(act(office, 'read-concern', { concern_id: atBay.concern_id }, gus)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const incident = { title: 'At the bay', vectors: ['insider'] }
    await expect(act(office, 'open-incident', { ...incident, site_id: bay!.site_id }, gus)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(act(office, 'open-incident', incident, gus)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await act(office, 'open-incident', { ...incident, site_id: peak!.site_id, concern_ids: [atPeak.concern_id] }, gus)
  })
})
