import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDuties } from '../../../engine/duties/index.ts'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import { timeText } from './answers.ts'
import { formFor, loadForms } from './load-forms.ts'

describe('forms of regulators', () => {
  test('each is checked, and each duty to tell a regulator has something to fill in', () => {
    expect(loadForms().length).toBeGreaterThanOrEqual(9)
    for (const { id, duty, content } of loadDuties())
      if (duty === 'notify-regulator' && content.length > 0) expect(formFor(id)?.fields.length, id).toBeGreaterThan(0)
  })

  test('no duty has two forms, and no form asks the same field twice', () => {
    const duties = loadForms().flatMap((form) => form.duties)
    expect(new Set(duties).size).toBe(duties.length)
    for (const { form, fields } of loadForms())
      expect(new Set(fields.map(({ id }) => id)).size, form).toBe(fields.length)
  })
})

test('a date stays a date, an instant is said where the provider is', () => {
  expect(timeText('2026-03-01', 'Asia/Hong_Kong')).toBe('2026-03-01')
  expect(timeText('2026-03-01T20:15:00Z', 'Asia/Hong_Kong')).toBe('2 March 2026 at 04:15 (Asia/Hong_Kong)')
})

describe('the form of a duty in a case', () => {
  let clinic: Clinic
  beforeAll(async () => {
    clinic = await openClinic('ohio', { known: 'Files of the billing server were copied.' })
  })
  afterAll(() => clinic?.office.close())

  const fill = (duty: string, who = clinic.ben) =>
    act(clinic.office, 'fill-form', { case_id: clinic.caseId, duty }, who)
  const field = async (duty: string, id: string) => (await fill(duty)).fields.find((one) => one.id === id)!
  const write = (duty: string, version: number, answers: Record<string, string>, who = clinic.ben) =>
    act(clinic.office, 'write-form', { case_id: clinic.caseId, duty, version, answers }, who)

  test('says what the case knows, and what is missing and why; it never guesses', async () => {
    const form = await fill('us-hipaa-hhs-500')
    expect(form).toMatchObject({ title: 'Breach report (HIPAA)', sent: 'portal', version: 0 })
    const known = Object.fromEntries(form.fields.map(({ id, known: text, missing }) => [id, text ?? missing]))
    expect(known).toMatchObject({
      organisation: 'Lakeside Clinic',
      description: 'Files of the billing server were copied.',
      'breach-type': 'malware',
      people: 'not-counted',
      elements: 'not-counted',
      start: 'not-stated',
      'notice-began': 'not-on-record',
      'contact-email': 'not-set',
      type: undefined,
    })
  })

  test('follows the case: people are counted, a time is stated, the police are told, a letter went out', async () => {
    await clinic.count({
      total: 620,
      residents: { 'US-OH': 600, 'US-TX': 20 },
      possible: { total: 700, residents: {} },
    })
    await clinic.setFact('timeline.occurred', '2026-02-27T10:00:00Z')
    expect(await field('us-hipaa-hhs-500', 'people')).toMatchObject({ known: 'at least 620 and at most 700' })
    expect(await field('us-hipaa-hhs-500', 'start')).toMatchObject({
      known: '27 February 2026 at 05:00 (America/New_York)',
    })
    const { office, caseId: case_id, ada, ben } = clinic
    const { party_id } = await act(office, 'add-party', { case_id, kind: 'police', name: 'Columbus Police' }, ada)
    expect(await field('eu-gdpr-authority', 'police')).toMatchObject({ missing: 'not-on-record' })
    const told = { way: 'phone' as const, happened_at: '2026-03-01T20:00:00Z', told: 'What we know' }
    await act(office, 'record-contact', { case_id, party_id, ...told }, ada)
    expect(await field('eu-gdpr-authority', 'police')).toMatchObject({ known: 'Columbus Police, 2026-03-01' })
    const { deadline_id, version } = await clinic.find('us-tx-residents')
    await act(office, 'mark-done', { case_id, deadline_id, version, proof: 'Posted' }, ben)
    expect(await field('us-hipaa-hhs-500', 'notice-began')).toMatchObject({ known: 'US-TX: 2026-03-02' })
  })

  test('a duty whose regulator has no form that we know gets what its law asks, in its order', async () => {
    const form = await fill('us-tx-ag')
    expect(form.title).toBeUndefined()
    expect(form.fields.map(({ id }) => id)).toEqual([...new Set(form.law.content)])
    expect(form.fields.some(({ known }) => known !== undefined)).toBe(true)
  })

  test('what somebody writes goes before what the case says, two cannot write over each other, and nothing of it lies open', async () => {
    const duty = 'us-hipaa-hhs-500'
    expect(await write(duty, 0, { type: 'Provider', location: 'Network server XQ-77' })).toEqual({ version: 1 })
    await expect(write(duty, 0, { type: 'Plan' })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await write(duty, 1, { type: '', people: '631, by hand' })
    const form = await fill(duty)
    expect(form).toMatchObject({ version: 2, changed: { by: { name: 'Ben Ho' } } })
    const written = Object.fromEntries(
      form.fields.flatMap(({ id, written: text }) => (text === undefined ? [] : [[id, text]])),
    )
    expect(written).toEqual({ location: 'Network server XQ-77', people: '631, by hand' })
    expect(form.fields.find(({ id }) => id === 'people')).toMatchObject({ known: 'at least 620 and at most 700' })
    const admin = await clinic.office.store.connectAdmin()
    const { rows } = await admin.query('select t::text as text from cordon.form_answers t')
    await admin.end()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('XQ-77')
    expect((await clinic.office.entries()).filter(({ what }) => what === 'form.written')).toMatchObject([
      { facts: { duty, answers: 2 } },
      { facts: { duty, answers: 2 } },
    ])
  })

  test('who may not judge duties may look; who may not see them may not; fields and duties that are none are refused', async () => {
    await expect(write('us-tx-ag', 0, { contact: 'x' }, clinic.ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await fill('us-tx-ag', clinic.ada)).version).toBe(0)
    await expect(fill('us-tx-ag', clinic.eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(fill('no-such-duty')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(write('us-tx-ag', 0, { nonsense: 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
