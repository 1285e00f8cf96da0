import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'

describe('a clinic in Oklahoma whose patients have moved', () => {
  let clinic: Clinic
  beforeAll(async () => {
    const known = { discovered: '2026-03-01', aware: '2026-03-01T10:00:00-06:00' }
    clinic = await openClinic('oklahoma', known)
  })
  afterAll(() => clinic?.office.close())

  test('from the first minute the board says what may be owed, and that nobody has counted yet', async () => {
    const { deadlines, people, problem, stale } = await clinic.list()
    expect({ people, problem, stale }).toEqual({ people: undefined, problem: undefined, stale: false })
    expect(deadlines.find(({ duty }) => duty === 'us-ok-residents')).toMatchObject({ group: 'conditional' })
    expect(deadlines.every(({ law }) => law !== undefined && law.citation !== '')).toBe(true)
  })

  test('the first run counts: duties of the places where people live come, each with its cause', async () => {
    await clinic.count({ residents: { 'US-OK': 1260, 'US-TX': 231, 'US-KS': 9 } })
    const { deadlines, people } = await clinic.list()
    expect(people).toEqual({ least: 1500, most: 1500 })
    expect(deadlines.map(({ duty }) => duty)).toContain('us-tx-residents')
    expect(deadlines.map(({ duty }) => duty)).not.toContain('us-tx-ag')
    const { changes } = await clinic.past('us-tx-residents')
    expect(changes).toHaveLength(1)
    expect(changes[0]!.by).toBeUndefined()
    expect(changes[0]!.causes).toContainEqual({ input: 'affected.residents.US-TX', to: 231 })
  })

  test('Texas is near: 250, and now 231', async () => {
    const { thresholds } = await act(clinic.office, 'near-thresholds', { case_id: clinic.caseId }, clinic.ben)
    expect(thresholds.find(({ duty }) => duty === 'us-tx-ag')).toMatchObject({
      ...{ place: 'US-TX', from: 250, now: 231, at_most: 231, state: 'near' },
      law: { recipient: { name: expect.stringContaining('Attorney General') } },
    })
  })

  test('what if twenty more lived in Texas: the attorney general, and nothing is changed by asking', async () => {
    const suppose = { more_people: { 'US-TX': 20 } }
    const asked = { case_id: clinic.caseId, suppose }
    const { differences } = await act(clinic.office, 'what-if', asked, clinic.ben)
    expect(differences.map(({ duty, before, after }) => [duty, before, after])).toEqual([
      ['us-tx-ag', 'not-applicable', 'due'],
    ])
    expect((await clinic.list()).deadlines.map(({ duty }) => duty)).not.toContain('us-tx-ag')
  })

  test('the next run finds 262 there: the attorney general is due, put down to exactly that', async () => {
    await clinic.count({ residents: { 'US-OK': 1260, 'US-TX': 262, 'US-KS': 9 } })
    expect(await clinic.find('us-tx-ag')).toMatchObject({
      group: 'due',
      because: expect.arrayContaining([expect.stringContaining('262')]),
    })
    const [change] = (await clinic.past('us-tx-ag')).changes
    expect(change).toMatchObject({ after: 'due', causes: [{ input: 'affected.residents.US-TX', from: 231, to: 262 }] })
    const messages = (await act(clinic.office, 'list-messages', {}, clinic.ben)).messages
    expect(messages.some(({ kind }) => kind === 'deadlines-changed')).toBe(true)
    const entry = (await clinic.office.entries()).findLast(
      ({ what, facts }) => what === 'deadline.dated' && facts['duty'] === 'us-tx-ag',
    )
    expect(entry?.facts['causes']).toEqual({ 'affected.residents.us-tx': 1 })
  })

  test('awareness is corrected by two days: every date that hangs on it moves, from that fact alone', async () => {
    const before = await clinic.find('us-tx-residents')
    await clinic.setFact('timeline.discovered', '2026-02-27')
    const after = await clinic.find('us-tx-residents')
    expect(Date.parse(before.due!) - Date.parse(after.due!)).toBe(2 * 86_400_000)
    const change = (await clinic.past('us-tx-residents')).changes.at(-1)!
    expect(change).toMatchObject({
      by: { name: 'Ada Fong' },
      due_before: before.due,
      due_after: after.due,
      causes: [{ input: 'timeline.discovered', from: '2026-03-01', to: '2026-02-27' }],
    })
  })

  test('the data were encrypted after all: the States fall away with the reason, and stay on record', async () => {
    await clinic.setFact('encrypted', { state: true, key_taken: false })
    expect(await clinic.find('us-tx-ag')).toMatchObject({
      group: 'not-applicable',
      because: [expect.stringContaining('encrypted')],
    })
    expect((await clinic.find('us-tx-ag')).due).toBeUndefined()
    await clinic.setFact('encrypted', { state: true, key_taken: true })
    expect(await clinic.find('us-tx-ag')).toMatchObject({ group: 'due' })
    const statuses = (await clinic.past('us-tx-ag')).changes.map(({ after }) => after)
    expect(statuses).toEqual(['due', 'due', 'not-applicable', 'due'])
  })

  test('who may not see duties is refused; a security officer judges nothing', async () => {
    await expect(clinic.list(clinic.eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { deadline_id, version } = await clinic.find('us-tx-ag')
    const asked = { case_id: clinic.caseId, deadline_id, version, proof: 'Sent' }
    await expect(act(clinic.office, 'mark-done', asked, clinic.ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('done needs a proof, is seen by whoever looks, and can be taken back with a reason', async () => {
    const { deadline_id, version } = await clinic.find('us-tx-ag')
    const mark = (more: object) =>
      act(clinic.office, 'mark-done', { case_id: clinic.caseId, deadline_id, version, ...more }, clinic.ben)
    await expect(mark({})).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(mark({ proof: 'Sent', happened: '2026-03-09' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await mark({
      proof: 'Sent through the form of the State, receipt TX-4711-26',
      happened: '2026-03-02T08:00:00+08:00',
    })
    await expect(mark({ proof: 'Once more' })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const done = await clinic.find('us-tx-ag')
    expect(done).toMatchObject({ group: 'done', done: { at: '2026-03-02T00:00:00.000Z', by: { name: 'Ben Ho' } } })
    const asked = { case_id: clinic.caseId, deadline_id, version: done.version }
    await act(clinic.office, 'undo-done', { ...asked, reason: 'It was the form of another State' }, clinic.ben)
    expect((await clinic.find('us-tx-ag')).group).toBe('due')
    const { marks } = await clinic.past('us-tx-ag')
    expect(marks).toMatchObject([
      { how: 'done', proof: 'Sent through the form of the State, receipt TX-4711-26' },
      { how: 'undone', reason: 'It was the form of another State' },
    ])
  })

  test('nothing of it lies readable in the database: no proof, no reason, no date that somebody stated', async () => {
    const admin = await clinic.office.store.connectAdmin()
    const texts = ['deadlines', 'deadline_marks', 'deadline_changes', 'duty_sheets', 'ledger_entries'].map(
      async (table) =>
        (await admin.query(`select t::text as text from cordon.${table} t`)).rows.map(({ text }) => text),
    )
    const all = (await Promise.all(texts)).flat().join('\n')
    await admin.end()
    expect(all.length).toBeGreaterThan(10_000)
    for (const typed of ['TX-4711-26', 'another State', '2026-02-27', 'logs say']) expect(all).not.toContain(typed)
  })
})
