import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import type { OutputOf } from '../../client-types.ts'
import { loadPlaybooks } from '../playbooks/load-playbooks.ts'

describe('a clinic finds its files renamed', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let dan: Caller
  let caseId: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    dan = await office.addPerson('Dan Kwok')
  })
  afterAll(() => office?.close())

  const readCase = (who: Caller): Promise<OutputOf<'read-case'>> => act(office, 'read-case', { case_id: caseId }, who)

  test('the incident manager opens the incident: key, clocks and first tasks are there at once', async () => {
    const asked = {
      title: 'Files renamed overnight',
      vectors: ['malware'],
      occurred: 'unknown',
      discovered: '2026-03-02',
    }
    const opened = await act(office, 'open-incident', asked, ada)
    expect(opened.code).toBe('INC-2026-001')
    caseId = opened.case_id
    const seen = await readCase(ada)
    expect(seen).toMatchObject({
      code: 'INC-2026-001',
      title: 'Files renamed overnight',
      known: null,
      state: 'open',
      opened_by: { name: 'Ada Fong' },
      timeline: { occurred: null, discovered: '2026-03-02', aware: '2026-03-02T01:00:00.000Z' },
      members: 3,
    })
    const { start, steps } = loadPlaybooks().get('malware')!
    expect(seen.tasks.open).toBe(start.length)
    expect(seen.tasks.open + seen.tasks.waiting).toBe(steps.length)
    expect(seen.next_due).toMatchObject({ step: 'cut-network', due_at: '2026-03-02T01:15:00.000Z' })
    expect(seen.may).toContain('manage-tasks')
  })

  test('the ledger says what happened, in codes, and in the case', async () => {
    const entries = (await office.entries()).filter(({ case_id }) => case_id === caseId)
    const whats = entries.map(({ what }) => what)
    expect(whats.filter((what) => what === 'incident.opened')).toHaveLength(1)
    expect(whats.filter((what) => what === 'fact.stated')).toHaveLength(3)
    expect(whats.filter((what) => what === 'task.opened').length).toBeGreaterThan(2)
    expect(JSON.stringify(entries)).not.toContain('renamed')
  })

  test('who is privacy officer or security at the provider is in; others see and open nothing', async () => {
    expect((await readCase(ben)).may).toContain('judge-duties')
    expect((await readCase(eve)).may).not.toContain('judge-duties')
    await expect(readCase(dan)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const asked = { title: 'Mine', vectors: ['insider'] }
    await expect(act(office, 'open-incident', asked, dan)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(act(office, 'open-incident', asked, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await act(office, 'list-cases', {}, dan)).cases).toEqual([])
    expect((await act(office, 'list-cases', {}, eve)).cases).toMatchObject([
      { title: 'Files renamed overnight', role: 'security' },
    ])
  })

  test('nothing that was typed lies readable in the database', async () => {
    const admin = await office.store.connectAdmin()
    const { rows } = await admin.query(
      'select i::text as text from cordon.incidents i union all select f::text from cordon.facts f',
    )
    await admin.end()
    expect(rows.length).toBeGreaterThan(3)
    for (const { text } of rows) expect(text).not.toMatch(/renamed|2026-03-02T01:00/)
  })

  test('two people change the title: the second one is told', async () => {
    const { version } = await readCase(ada)
    const change = (title: string, who: Caller) =>
      act(office, 'change-incident', { case_id: caseId, version, title }, who)
    await change('Ransomware on the file server', ada)
    await expect(change('Strange file names', ben)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect((await readCase(ben)).title).toBe('Ransomware on the file server')
    await expect(change('Mine', eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('a vector found later brings its playbook; its times count from now, and nothing that was there goes', async () => {
    office.clock.set('2026-03-03T09:00:00+08:00')
    const before = await readCase(ada)
    const vectors = ['malware', 'phishing']
    await act(office, 'change-incident', { case_id: caseId, version: before.version, vectors }, ada)
    const after = await readCase(ada)
    expect(after.vectors).toEqual(vectors)
    expect(after.tasks.open).toBeGreaterThan(before.tasks.open)
    const rows = await office.store.read({ person: ada.accountId }, (trx) =>
      trx.selectFrom('tasks').select(['step', 'due_at', 'state']).where('case_id', '=', caseId).execute(),
    )
    const dueOf = (step: string) => rows.find((row) => row.step === step)?.due_at?.toISOString()
    expect(dueOf('cut-network')).toBe('2026-03-02T01:15:00.000Z')
    expect(dueOf('keep-the-message')! > '2026-03-03T01:00').toBe(true)
    expect(new Set(rows.map(({ step }) => step)).size).toBe(rows.length)
  })

  test('what lies in the future is no fact, and a day that does not exist is none', async () => {
    const asked = { title: 'Lost laptop', vectors: ['lost-device'] }
    const keys = office.keyring.cases().length
    for (const occurred of ['2026-03-09', '2026-02-30', '2026-03-03T10:00:00+08:00'])
      await expect(act(office, 'open-incident', { ...asked, occurred }, ada)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      })
    expect(office.keyring.cases(), 'refused ones leave no key behind').toHaveLength(keys)
    const { code } = await act(office, 'open-incident', { ...asked, occurred: '2026-03-03T08:00:00+08:00' }, ada)
    expect(code, 'refused ones use no number').toBe('INC-2026-002')
    office.clock.set('2027-01-01T09:00:00+08:00')
    expect((await act(office, 'open-incident', asked, ada)).code).toBe('INC-2027-001')
  })
})
