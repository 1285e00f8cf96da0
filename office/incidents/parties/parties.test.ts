import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'

describe('the police, the insurer and counsel are told', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let cora: Caller
  let gil: Caller
  let case_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    cora = await office.addPerson('Cora Sze')
    gil = await office.addPerson('Gil Tam')
    case_id = (await act(office, 'open-incident', { title: 'Ransomware', vectors: ['malware'] }, ada)).case_id
    const until = '2026-06-01T00:00:00Z'
    await act(office, 'add-member', { case_id, account_id: cora.accountId, role: 'counsel', until }, ada)
    await act(office, 'add-member', { case_id, account_id: gil.accountId, role: 'guest-firm', until }, ada)
  })
  afterAll(() => office?.close())

  const police = { kind: 'police', name: 'Harbour Division', contact: 'Inspector Yau', phone: '+852 5550 0101' }
  const list = async (who: Caller = ada) => (await act(office, 'list-parties', { case_id }, who)).parties
  const call = { way: 'phone', happened_at: '2026-03-02T08:50:00+08:00', told: 'Files are locked', reference: 'TST-77' }

  test('each party is there with what it was told and given, by whom and when', async () => {
    const { party_id } = await act(office, 'add-party', { case_id, ...police }, ada)
    await act(office, 'record-contact', { case_id, party_id, ...call }, ada)
    await act(
      office,
      'record-contact',
      { case_id, party_id, way: 'email', happened_at: '2026-03-02T08:55:00+08:00', given: 'The note' },
      ben,
    )
    const [seen] = await list(eve)
    expect(seen).toMatchObject({ ...police, version: 1 })
    expect(seen!.contacts).toMatchObject([
      { way: 'phone', told: 'Files are locked', reference: 'TST-77', written_by: { name: 'Ada Fong' } },
      { way: 'email', given: 'The note', written_by: { name: 'Ben Ho' } },
    ])
    await expect(
      act(office, 'record-contact', { case_id, party_id, way: 'phone', happened_at: call.happened_at }, ada),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(
      act(office, 'record-contact', { case_id, party_id, ...call, happened_at: '2026-03-09T00:00:00Z' }, ada),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(act(office, 'record-contact', { case_id, party_id: case_id, ...call }, ada)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('security reads and adds nothing; a guest firm sees no party', async () => {
    const [one] = await list()
    const { party_id } = one!
    await expect(act(office, 'add-party', { case_id, ...police }, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(act(office, 'change-party', { case_id, party_id, version: 1, name: 'x' }, eve)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(act(office, 'record-contact', { case_id, party_id, ...call }, gil)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(list(gil)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('two people correct the same party: the second is told', async () => {
    const { party_id, version } = (await list())[0]!
    const change = (name: string, who: Caller) => act(office, 'change-party', { case_id, party_id, version, name }, who)
    const both = await Promise.allSettled([change('Harbour Division, Crime Unit', ada), change('Harbour Div.', ben)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE' } })
    expect((await list())[0]!.version).toBe(2)
  })

  test('what counsel was told in confidence is there for counsel and privacy officer only', async () => {
    const { party_id } = await act(office, 'add-party', { case_id, kind: 'counsel', name: 'Sze & Partners' }, cora)
    const secret = { case_id, party_id, ...call, told: 'We had been warned', privileged: true }
    await expect(act(office, 'record-contact', secret, ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await act(office, 'record-contact', secret, cora)
    const contactsOf = async (who: Caller) => (await list(who)).find((one) => one.party_id === party_id)!.contacts
    expect(await contactsOf(ben)).toMatchObject([{ told: 'We had been warned', privileged: true }])
    expect(await contactsOf(ada)).toEqual([])
  })

  test('names, numbers and words of outsiders are in no plain column and no entry', async () => {
    const admin = await office.store.connectAdmin()
    const { rows } = await admin.query(
      'select p::text as text from cordon.parties p union all select c::text from cordon.contacts c union all select e::text from cordon.ledger_entries e',
    )
    await admin.end()
    for (const word of ['Harbour', 'Yau', '5550', 'TST-77', 'warned']) expect(JSON.stringify(rows)).not.toContain(word)
  })
})
