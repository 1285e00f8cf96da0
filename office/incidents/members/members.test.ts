import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'

describe('people come into a case and go', () => {
  let office: TestOffice
  let case_id: string
  const people = {} as Record<'ada' | 'ben' | 'eve' | 'aud' | 'gil' | 'rita', Caller>
  beforeAll(async () => {
    office = await openTestOffice()
    people.ada = await office.addPerson('Ada Fong', 'incident-manager')
    people.ben = await office.addPerson('Ben Ho', 'privacy-officer')
    people.eve = await office.addPerson('Eve Kwok', 'security')
    people.aud = await office.addPerson('Aud Itor', 'auditor')
    people.gil = await office.addPerson('Gil Tam')
    people.rita = await office.addPerson('Rita Poon')
    case_id = (await act(office, 'open-incident', { title: 'Ransomware', vectors: ['malware'] }, people.ada)).case_id
  })
  afterAll(() => office?.close())

  const add = (name: keyof typeof people, role: string, until?: string, by: Caller = people.ada) =>
    act(office, 'add-member', { case_id, account_id: people[name].accountId, role, ...(until && { until }) }, by)
  const end = (name: keyof typeof people, by: Caller = people.ada) =>
    act(office, 'end-membership', { case_id, account_id: people[name].accountId }, by)
  const members = async () => (await act(office, 'list-members', { case_id }, people.ada)).members

  test('everybody who watches over cases is in from the start; names are there to choose from for those who let people in', async () => {
    expect((await members()).map(({ name, role }) => `${name}, ${role}`).sort()).toEqual([
      ...['Ada Fong, incident-manager', 'Aud Itor, auditor', 'Ben Ho, privacy-officer', 'Eve Kwok, security'],
    ])
    const list = (who: Caller) => act(office, 'list-staff', { case_id }, who)
    expect((await list(people.ada)).people.find(({ name }) => name === 'Rita Poon')).toMatchObject({ in_case: false })
    await expect(list(people.eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('somebody from outside comes only until a day, and is out on that day by itself', async () => {
    await expect(add('gil', 'guest-firm')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(add('gil', 'guest-firm', '2026-03-01T00:00:00Z')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(add('gil', 'guest-firm', '2028-03-01T00:00:00Z')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(add('gil', 'administrator')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(add('gil', 'guest-firm', '2026-04-01T00:00:00Z', people.eve)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await add('gil', 'guest-firm', '2026-03-05T00:00:00Z')
    expect((await act(office, 'list-messages', {}, people.gil)).messages).toMatchObject([
      { kind: 'case-joined', case_id },
    ])
    await act(office, 'read-case', { case_id }, people.gil)
    office.clock.set('2026-03-05T09:00:00+08:00')
    await expect(act(office, 'read-case', { case_id }, people.gil)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await members()).find(({ name }) => name === 'Gil Tam')).toMatchObject({ now: false })
  })

  test('whoever leaves has no task left behind; whoever comes back, does so from that day on', async () => {
    await add('rita', 'reviewer')
    const task = (await act(office, 'list-tasks', { case_id }, people.ada)).tasks.find(
      ({ step }) => step === 'count-people',
    )!
    const give = { case_id, task_id: task.task_id, version: task.version, owner_id: people.rita.accountId }
    await act(office, 'assign-task', give, people.ada)
    await end('rita')
    await expect(act(office, 'read-case', { case_id }, people.rita)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const after = (await act(office, 'list-tasks', { case_id }, people.ada)).tasks.find(
      ({ step }) => step === 'count-people',
    )!
    expect(after.owner).toBeUndefined()
    await expect(end('rita')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    office.clock.set('2026-03-06T09:00:00+08:00')
    await add('rita', 'call-desk')
    expect((await members()).filter(({ name }) => name === 'Rita Poon')).toMatchObject([
      { role: 'call-desk', since: '2026-03-06T01:00:00.000Z', now: true },
    ])
  })

  test('nobody puts themselves or those who watch out of the case', async () => {
    await expect(end('ada')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(add('ada', 'privacy-officer')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(end('ben')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(add('aud', 'call-desk')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await end('aud', people.ben)
    await end('eve', people.ben)
    const here = (await members()).filter(({ now }) => now)
    expect(here.map(({ name }) => name).sort()).toEqual(['Ada Fong', 'Ben Ho', 'Rita Poon'])
  })

  test('whoever broke the glass stands in the list, and people who left the provider cannot be let in', async () => {
    await act(office, 'break-glass', { case_id, reason: 'Ada is ill', hours: 1 }, people.eve)
    expect((await members()).find(({ glass }) => glass)).toMatchObject({
      name: 'Eve Kwok',
      role: 'incident-manager',
      now: true,
    })
    const root = await office.addPerson('Root Lee', 'administrator')
    await act(office, 'end-account', { account_id: people.gil.accountId }, root)
    await expect(add('gil', 'guest-firm', '2026-04-01T00:00:00Z')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
