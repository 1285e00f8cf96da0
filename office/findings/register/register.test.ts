import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { inventRegister, keepSynthetic } from '../../../test/synthetic-register.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { heldKinds } from '../hold-open.ts'

const { entries } = inventRegister('hk', 4, 400)

describe('the register of a case', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let ivy: Caller
  let case_id: string
  let run_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    ivy = await office.addPerson('Ivy Lau', 'auditor')
    const opened = await act(office, 'open-incident', { title: 'A copied disk', vectors: ['lost-device'] }, ada)
    case_id = opened.case_id
  })
  afterAll(() => office?.close())

  test('before a run has ended there is no register, and it says so', async () => {
    await expect(act(office, 'list-people', { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('Ben sees the worst first, page by page, everybody once', async () => {
    run_id = await keepSynthetic(office, case_id, ada.accountId, entries)
    const seen: { person: number; score: number }[] = []
    let after: number | undefined
    do {
      const page = await act(
        office,
        'list-people',
        { case_id, run_id, limit: 150, ...(after !== undefined && { after }) },
        ben,
      )
      expect(page).toMatchObject({ run_id, total: 400, matching: 400 })
      seen.push(...page.people)
      after = page.next
    } while (after !== undefined)
    expect(new Set(seen.map(({ person }) => person)).size).toBe(400)
    const scores = seen.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    const first = entries[seen[0]!.person]!
    expect(seen[0]).toMatchObject({ name: first.words.name, elements: first.elements, flags: first.flags })
  })

  test('filters narrow it, and the counts for charts agree with the list', async () => {
    const filter = { band: ['high', 'very-high'], elements: ['diagnosis'], outcome: ['linked'] }
    const wanted = entries.filter(
      ({ band, elements, outcome }) =>
        filter.band.includes(band) && elements.includes('diagnosis') && outcome === 'linked',
    )
    const listed = await act(office, 'list-people', { case_id, ...filter, order: 'number', limit: 500 }, ben)
    expect(listed.people.map(({ person }) => person)).toEqual(wanted.map(({ person }) => person))
    const counted = await act(office, 'count-people', { case_id, ...filter }, ivy)
    expect(counted).toMatchObject({ total: 400, matching: wanted.length, outcome: { linked: wanted.length } })
    expect(counted.element['diagnosis']).toBe(wanted.length)
    expect(counted.band['low']).toBeUndefined()
  })

  test('one person: what was seen where, why it is them, and how bad; the ledger says whose page was opened', async () => {
    const { person, words, proof } = entries.find(({ outcome }) => outcome === 'linked')!
    const page = await act(office, 'read-person', { case_id, run_id, person }, ben)
    expect(page).toMatchObject({
      name: words.name,
      patient_id: words.patient_id,
      birth: proof.birth,
      current: true,
      seen: proof.places,
      reasons: proof.reasons,
    })
    expect(page.weights[0]).toEqual({ field: 'hkid', how: 'equal', bits: 26 })
    const said = (await office.entries()).filter(({ what }) => what === 'person.personal-read')
    expect(said.map(({ facts }) => facts['action'])).toEqual(['read-person'])
    await expect(act(office, 'read-person', { case_id, run_id, person: 4000 }, ben)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('the auditor sees counts and no names; nobody sees a register of another case', async () => {
    for (const name of ['list-people', 'read-person'] as const)
      await expect(act(office, name, { case_id, run_id, person: 1 } as never, ivy)).rejects.toMatchObject({
        code: expect.stringMatching(/NOT_ALLOWED|INPUT_INVALID/),
      })
    const other = await act(office, 'open-incident', { title: 'Another', vectors: ['malware'] }, ada)
    await expect(act(office, 'list-people', { case_id: other.case_id, run_id }, ben)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(act(office, 'count-people', { case_id: other.case_id, run_id }, ivy)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('sealing the vault empties the memory; opened again, the list is there again', async () => {
    expect(heldKinds(office)).toContain('register')
    const packed = await act(office, 'count-people', { case_id }, ivy)
    office.keyring.seal()
    expect(heldKinds(office)).toEqual([])
    await expect(act(office, 'list-people', { case_id }, ben)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    // Counts are of nobody in particular: they come from the table itself, and are those of the packed columns.
    expect(await act(office, 'count-people', { case_id }, ivy)).toEqual(packed)
    await office.keyring.open(testPassphrase())
    expect((await act(office, 'list-people', { case_id, limit: 1 }, ben)).matching).toBe(400)
  })

  test('after a quarter of an hour in which nobody looked, it is not held any more', async () => {
    office.clock.set('2026-03-02T09:14:00+08:00')
    await act(office, 'list-people', { case_id, limit: 1 }, ben)
    office.clock.set('2026-03-02T09:28:59+08:00')
    expect(heldKinds(office)).toContain('register')
    office.clock.set('2026-03-02T09:29:00+08:00')
    expect(heldKinds(office)).toEqual([])
  })
})
