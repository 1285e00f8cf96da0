import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import type { Caller } from '../../access/index.ts'

describe('the police ask a clinic in Ohio to wait', () => {
  let clinic: Clinic
  let cora: Caller
  let people: string
  const asked = {
    requested: '2026-03-02',
    form: 'written',
    until: '2026-06-30',
    reason: 'Detective Reed, case 88-1234',
  }

  beforeAll(async () => {
    clinic = await openClinic('ohio', { discovered: '2026-03-01' })
    const { office, ada, caseId } = clinic
    cora = await office.addPerson('Cora Sze')
    await office.store.transaction({ person: ada.accountId }, (trx) =>
      trx.insertInto('memberships').values({ case_id: caseId, person_id: cora.accountId, role: 'counsel' }).execute(),
    )
    await clinic.count({ residents: { 'US-OH': 1000 } })
    const one = 'Copied by strangers'
    const factors = { nature_and_extent: one, who_received: one, acquired_or_viewed: one, mitigated: one }
    await clinic.judge('low_probability_of_compromise', 'no', { factors })
    people = (await clinic.find('us-hipaa-individuals')).due!
  })
  afterAll(() => clinic?.office.close())

  const set = (more: object, seen: string | null = null, who = cora) =>
    act(clinic.office, 'set-hold', { case_id: clinic.caseId, ...asked, ...more, seen }, who)
  const end = (seen: string, more: object) =>
    act(clinic.office, 'end-hold', { case_id: clinic.caseId, seen, reason: 'They called', ...more }, cora)

  test('sixty days without them; nobody but counsel and privacy officer can record a hold, also not as a plain fact', async () => {
    expect(people).toBe('2026-04-30T23:59:59-04:00')
    await expect(set({}, null, clinic.ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const value = { requested: '2026-03-02', form: 'written', until: '2026-06-30' }
    await expect(clinic.setFact('law_enforcement_hold', value)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('days that do not fit are refused', async () => {
    for (const wrong of [{ until: '2026-03-01' }, { until: '2026-06-31' }, { requested: '2026-03-09' }])
      await expect(set(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  let written: string
  test('in writing until June: the date moves, the board says so and since whom, and what it would be without', async () => {
    written = (await set({})).fact_id
    const { hold, deadlines } = await clinic.list()
    expect(hold).toMatchObject({ form: 'written', until: '2026-06-30', by: { name: 'Cora Sze' } })
    const letters = deadlines.find(({ duty }) => duty === 'us-hipaa-individuals')
    expect(letters).toMatchObject({ due: '2026-06-30T23:59:59-04:00', unheld: people, group: 'due' })
    expect(letters!.because.join(' ')).toContain('law enforcement asked to wait until 2026-06-30')
    const change = (await clinic.past('us-hipaa-individuals')).changes.at(-1)
    expect(change).toMatchObject({ by: { name: 'Cora Sze' }, causes: [{ input: 'law_enforcement_hold' }] })
    await expect(set({})).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  test('by word only and not written down it delays nothing; written down, for thirty days at most', async () => {
    const said = await set({ form: 'oral', documented: false }, written)
    expect((await clinic.find('us-hipaa-individuals')).due).toBe(people)
    const noted = await set({ form: 'oral', documented: true, requested: '2026-03-02' }, said.fact_id)
    expect((await clinic.find('us-hipaa-individuals')).due, '1 April is before the deadline').toBe(people)
    written = (await set({}, noted.fact_id)).fact_id
  })

  test('it ends in May: due that day, because the sixty days are over; a mistake is taken back whole', async () => {
    clinic.office.clock.set('2026-05-20T10:00:00-04:00')
    const ended = await end(written, { ended: '2026-05-20' })
    expect(await clinic.find('us-hipaa-individuals')).toMatchObject({
      due: '2026-05-20T23:59:59-04:00',
      unheld: people,
    })
    await end(ended.fact_id, { mistaken: true })
    const { hold, deadlines } = await clinic.list()
    expect(hold).toBeUndefined()
    const letters = deadlines.find(({ duty }) => duty === 'us-hipaa-individuals')
    expect([letters!.due, letters!.unheld]).toEqual([people, undefined])
  })

  test('the ledger says that it was held and ended, not by whom it was asked', async () => {
    const entries = (await clinic.office.entries()).filter(({ what }) => what.startsWith('notices.'))
    expect(entries.map(({ what, facts }) => [what, facts['form'] ?? facts['why']])).toEqual([
      ['notices.held', 'written'],
      ['notices.held', 'oral'],
      ['notices.held', 'oral'],
      ['notices.held', 'written'],
      ['notices.hold-ended', 'ended'],
      ['notices.hold-ended', 'mistaken'],
    ])
    expect(JSON.stringify(entries)).not.toContain('88-1234')
  })
})
