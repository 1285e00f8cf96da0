import { expect, test } from 'vitest'
import { findDeadline } from './concern.ts'
import type { Story } from './open-story.ts'

const dayMs = 86_400_000

/** Facts become better known, and what the law asks moves with them. */
export function recountDeadlines(story: () => Story): void {
  test('the register has counted: a law that reaches people in Michigan is there because eight or so live there', async () => {
    const { people, kept, truth } = story()
    const { case_id } = kept
    const michigan = await findDeadline(people.ada, case_id, 'us-mi-residents')
    const { changes } = await people.ada.act('read-deadline', { case_id, deadline_id: michigan.deadline_id })
    const there = [...truth.people.values()].filter(({ isPatient, residence }) => isPatient && residence === 'US-MI')
    expect(changes[0]!.by, 'nobody said so: it was counted').toBeUndefined()
    expect(changes[0]!.causes).toContainEqual({ input: 'affected.residents.US-MI', to: there.length })
    await people.kit.isRefused('list-deadlines', { case_id })
  })

  test('it was noticed two days earlier: every date moves by two days, and says why', async () => {
    const { people, kept } = story()
    const { ada, ben, eve } = people
    const { case_id } = kept
    const before = await findDeadline(ada, case_id, 'us-hipaa-individuals')
    const { facts } = await ben.act('read-facts', { case_id })
    const fact = {
      ...{ case_id, name: 'timeline.discovered', value: '2031-03-01T08:10:00-05:00' },
      ...{ reason: 'The night cleaner saw the note on Saturday' },
      seen: facts.find(({ name, counts }) => name === 'timeline.discovered' && counts)!.fact_id,
    }
    await eve.isRefused('set-fact', fact)
    await ben.act('set-fact', fact)
    expect(await ben.cannot('set-fact', fact), 'somebody else was first').toBe('CHANGED_MEANWHILE')
    const after = await findDeadline(ada, case_id, 'us-hipaa-individuals')
    expect(Date.parse(before.due!) - Date.parse(after.due!)).toBe(2 * dayMs)
    const { changes } = await ada.act('read-deadline', { case_id, deadline_id: after.deadline_id })
    expect(changes.at(-1)).toMatchObject({
      ...{ by: { name: 'Ben Ho' }, due_before: before.due, due_after: after.due },
      causes: [{ input: 'timeline.discovered', to: fact.value }],
    })
  })

  test('Ada judges that the data was compromised; what hung on it is now due', async () => {
    const { people, kept } = story()
    const { ada, ben, cora } = people
    const { case_id } = kept
    const judgement = { case_id, judgement: 'low_probability_of_compromise', outcome: 'no', reason: 'It was published' }
    await ben.isRefused('record-judgement', judgement)
    await cora.isRefused('record-judgement', judgement)
    expect(await ada.cannot('record-judgement', judgement), 'the four factors are missing').toBe('INPUT_INVALID')
    const factors = {
      nature_and_extent: 'Diagnoses and identity numbers',
      who_received: 'Strangers',
      acquired_or_viewed: 'Downloaded by anybody',
      mitigated: 'It cannot be called back',
    }
    await ada.act('record-judgement', { ...judgement, factors })
    expect(await findDeadline(ada, case_id, 'us-hipaa-individuals')).toMatchObject({ group: 'due' })
    const { decisions } = await ben.act('list-decisions', { case_id })
    expect(decisions.at(-1)).toMatchObject({ kind: judgement.judgement, reason: 'It was published' })
  })

  test('the police ask to wait, in writing: notices are held until that day, and free again when it ends', async () => {
    const { people, kept } = story()
    const { ada, ben, cora } = people
    const { case_id } = kept
    const hold = {
      ...{ case_id, requested: '2031-03-03', until: '2031-06-15', form: 'written' as const, seen: null },
      reason: 'Detective Moss: it would impede an arrest',
    }
    const free = (await findDeadline(ada, case_id, 'us-hipaa-individuals')).due!
    await ben.isRefused('set-hold', hold)
    const { fact_id } = await cora.act('set-hold', hold)
    const held = await findDeadline(ada, case_id, 'us-hipaa-individuals')
    expect(Date.parse(held.due!)).toBeGreaterThan(Date.parse(free))
    expect(held.unheld).toBe(free)
    await cora.act('end-hold', { case_id, seen: fact_id, reason: 'They were arrested' })
    expect((await findDeadline(ada, case_id, 'us-hipaa-individuals')).due).toBe(free)
  })
}
