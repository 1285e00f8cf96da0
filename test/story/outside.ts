import { createHash } from 'node:crypto'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { findDeadline } from './concern.ts'
import type { Story } from './open-story.ts'
import { wholeRegister } from './register.ts'
import { until } from './until.ts'

/** Callers, experts and authorities: what leaves the house, and to whom. */
export function speakToOthers(story: () => Story): void {
  test('somebody rings: Kit finds them by name and birth date, and tells what of theirs was taken; no more', async () => {
    const { people, kept, truth } = story()
    const { kit, eve } = people
    const { case_id } = kept
    const register = await wholeRegister(story())
    const plain = [...truth.people.values()].filter(({ isPatient, kinds }) => isPatient && kinds.length === 0)
    const caller = plain.find(
      ({ person }) => register.find((line) => line.patient_id === person)?.addressee === 'self',
    )!
    const facts = { case_id, name: caller.name, birth: caller.born }
    await eve.isRefused('answer-caller', facts)
    await kit.isRefused('find-people', { case_id, text: caller.name })
    const answer = await kit.act('answer-caller', facts)
    expect(answer).toMatchObject({ found: true, pass_on: false, tries_left: 10 })
    const told = answer.elements.map(({ element }) => element)
    for (const element of truth.elementsOf(caller.person)) expect(told).toContain(element)
    const wrong = await kit.act('answer-caller', { ...facts, birth: '1901-01-01' })
    expect(wrong).toEqual({ found: false, pass_on: false, elements: [], tries_left: 9 })
    expect(await kit.cannot('answer-caller', { case_id, name: caller.name })).toBe('INPUT_INVALID')
  })

  test('the forensics firm gets the register, sealed for its key, once two privacy officers agree', async () => {
    const { people, kept } = story()
    const { ada, dora, ben, eve } = people
    const { case_id } = kept
    const { party_id } = await ben.act('add-party', { case_id, kind: 'forensics-firm', name: 'Deep Look Ltd' })
    const identity = await generateX25519Identity()
    const recipients = [await identityToRecipient(identity)]
    const wanted = { case_id, party_id, purpose: 'To compare', recipients, files: ['people' as const] }
    await ben.isRefused('export-register', wanted)
    const approval = await ada.askSecond('export-register', wanted)
    const decide = { approval, decision: 'approve' as const }
    for (const [who, why] of [
      [ada, 'second-person'],
      [eve, 'not-allowed'],
    ] as const) {
      expect(await who.post('/api/decide-approval', decide)).toMatchObject({ status: 403 })
      story().place.refusals.push({ who: who.name, action: 'export-register', why })
    }
    const agreed = await dora.post('/api/decide-approval', decide)
    expect(agreed.status, agreed.text).toBe(200)
    const { export_id } = agreed.body.output
    const made = await until(async () => {
      const [newest] = (await ada.act('list-exports', { case_id })).exports
      return newest?.state === 'ready' ? newest : undefined
    })
    expect(made).toMatchObject({ export_id, purpose: 'To compare', given: false, asked_by: 'Ada Fong' })
    const leave = await ada.act('download-export', { case_id, export_id, file: 'people' })
    const path = `/api/cases/${case_id}/downloads/${leave.download_id}`
    expect(await dora.download(path), 'the leave is Ada’s').toBe(404)
    const sealed = (await ada.download(path)) as Buffer
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(leave.sha256)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const rows = Papa.parse<string[]>((await decrypter.decrypt(sealed, 'text')).trim()).data
    expect(rows).toHaveLength((await wholeRegister(story())).length + 1)
  })

  test('the authority is told within its time, with the report as proof; only Ada may say that it is done', async () => {
    const { people, kept } = story()
    const { ada, ben, rex } = people
    const { case_id } = kept
    const regulator = {
      case_id,
      kind: 'regulator' as const,
      name: 'HHS Office for Civil Rights',
      reference: 'OCR-31-77',
    }
    await rex.isRefused('add-party', regulator)
    const { party_id } = await ben.act('add-party', regulator)
    const contact = {
      ...{ case_id, party_id, way: 'portal' as const, happened_at: '2031-03-10T08:30:00-04:00' },
      ...{ told: 'What happened, how many people, what we do', given: 'The form of the portal', reference: 'R-4711' },
    }
    await rex.isRefused('record-contact', contact)
    const { contact_id } = await ben.act('record-contact', contact)
    const { deadline_id, version } = await findDeadline(ada, case_id, 'us-hipaa-hhs-annual')
    const done = { case_id, deadline_id, version, contact_id }
    await ben.isRefused('mark-done', done)
    await ada.act('mark-done', done)
    expect(await findDeadline(ada, case_id, 'us-hipaa-hhs-annual')).toMatchObject({
      ...{ group: 'done', done: { by: { name: 'Ada Fong' } } },
    })
    const told = (await people.otto.act('list-parties', { case_id })).parties.find((one) => one.party_id === party_id)!
    expect(told.contacts).toMatchObject([{ reference: 'R-4711', written_by: { name: 'Ben Ho' } }])
  })
}
