import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideDuties, factsFromRegister } from '../../../engine/duties/index.ts'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import { type Caller, closed, defineAction, ofCase, perform } from '../../access/index.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'
import { type RecordedFacts, recordedFacts } from '../facts/recorded-facts.ts'
import { allDecisions, decisionsThatCount } from './decision.ts'
import { judgementsOf } from './judgements-of.ts'

/** What the deadlines do with the tables of this folder. */
const readRecorded = defineAction({
  name: 'read-recorded',
  summary: 'for this test',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed(ofCase),
  output: closed({ all: Type.Unknown() }),
  async run(work) {
    const decisions = decisionsThatCount(await allDecisions(work))
    return { all: recordedFacts(currentFacts(await allFacts(work)), decisions) }
  },
})

const factors = {
  nature_and_extent: 'Names and one test',
  who_received: 'Another clinic',
  acquired_or_viewed: 'Opened once',
  mitigated: 'Destroyed, in writing',
}

describe('letters went to another clinic', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let cora: Caller
  let gil: Caller
  let case_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    cora = await office.addPerson('Cora Sze')
    gil = await office.addPerson('Gil Tam')
    const asked = {
      title: 'Wrong envelope',
      vectors: ['misdirected-message'],
      discovered: '2026-03-02',
      aware: '2026-03-02T08:00:00+08:00',
    }
    case_id = (await act(office, 'open-incident', asked, ada)).case_id
    await office.store.transaction({ person: ada.accountId }, async (trx) => {
      await trx.insertInto('memberships').values({ case_id, person_id: cora.accountId, role: 'counsel' }).execute()
      await trx.insertInto('memberships').values({ case_id, person_id: gil.accountId, role: 'guest-firm' }).execute()
    })
  })
  afterAll(() => office?.close())

  const judge = (judgement: string, outcome: string, more: object, who: Caller = ben) =>
    act(office, 'record-judgement', { case_id, judgement, outcome, reason: 'Because.', ...more }, who)
  const decide = (kind: string, outcome: string, more: object, who: Caller = ada) =>
    act(office, 'record-decision', { case_id, kind, outcome, reason: 'Because.', ...more }, who)
  const list = async (who: Caller = ben) => (await act(office, 'list-decisions', { case_id }, who)).decisions

  test('“low probability” stands only on its four factors in writing', async () => {
    await expect(judge('low_probability_of_compromise', 'yes', {})).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(
      judge('low_probability_of_compromise', 'yes', { factors: { ...factors, mitigated: ' ' } }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await judge('low_probability_of_compromise', 'yes', { factors })
    expect(await list()).toMatchObject([
      { judgement: true, outcome: 'yes', factors, by: { name: 'Ben Ho' }, counts: true },
    ])
  })

  test('judging is the privacy officer’s, deciding also the incident manager’s; a word of another list is refused', async () => {
    await expect(judge('serious_harm', 'no', {}, ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(decide('notify-people', 'do-not-notify', {}, gil)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(list(gil)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(judge('serious_harm', 'high', {})).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(decide('notify-people', 'yes', {})).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const aboutNothing = decide('notify-regulator', 'do-not-notify', { about: 'wong-mei-ling' })
    await expect(aboutNothing, 'no place for words').rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await decide('notify-regulator', 'do-not-notify', { about: 'hk-pdpo-regulator', reason: 'One letter, destroyed' })
    expect((await list(ada)).at(-1)).toMatchObject({
      judgement: false,
      about: 'hk-pdpo-regulator',
      reason: 'One letter, destroyed',
    })
  })

  test('nothing is edited: a later decision names the one it replaces, and two who decide at once do not undo each other', async () => {
    const first = await judge('risk', 'low', {})
    await expect(judge('risk', 'high', {}), 'it does not say what it replaces').rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const both = await Promise.allSettled([
      judge('risk', 'high', { replaces: first.decision_id }),
      judge('risk', 'none', { replaces: first.decision_id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const risks = (await list()).filter(({ kind }) => kind === 'risk')
    expect(risks.map(({ counts }) => counts)).toEqual([false, true])
    expect(risks[1]!.replaces).toBe(first.decision_id)
    const before = risks[1]!.decision_id
    await judge('risk', 'none', { place: 'CA-NS' })
    await judge('risk', 'high', { replaces: before })
    await expect(judge('risk', 'low', { place: 'CA-NS', replaces: before })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
  })

  test('a privileged decision is there for counsel and privacy officer; nobody else sees it or its count', async () => {
    const before = (await list(ada)).length
    await expect(decide('pay-demand', 'no', { privileged: true }, ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await decide('pay-demand', 'no', { privileged: true, reason: 'Advice of counsel' }, ben)
    expect(await list(ada)).toHaveLength(before)
    expect((await list(cora)).at(-1)).toMatchObject({ privileged: true, reason: 'Advice of counsel' })
    await decide('pay-demand', 'no', {}, ada)
    const kinds = (await office.entries()).map(({ what, facts }) => `${what} ${facts['kind'] ?? ''}`)
    expect(
      kinds.filter((one) => one.includes('pay-demand')),
      'only the open one is named',
    ).toEqual(['decision.recorded pay-demand'])
  })

  test('facts: stated with a reason, never overwritten, and only over the statement that one saw', async () => {
    const read = async () => (await act(office, 'read-facts', { case_id }, ben)).facts
    const discovered = (await read()).find(({ name }) => name === 'timeline.discovered')!
    const set = (value: unknown, seen: string | null, name = 'timeline.discovered', who = ada) =>
      act(office, 'set-fact', { case_id, name, value, reason: 'The nurse was first', seen }, who)
    await expect(set('2026-03-01', null)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await set('2026-03-01', discovered.fact_id)
    await expect(set('2026-02-28', discovered.fact_id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(set('yesterday', null, 'timeline.assessed')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(set('2027-01-01', null, 'timeline.assessed')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(set(true, null, 'encrypted', cora)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await set({ state: true, key_taken: false }, null, 'encrypted')
    await set('known-recipients', null, 'confidentiality')
    const all = (await read()).filter(({ name }) => name === 'timeline.discovered')
    expect(all.map(({ value, counts }) => [value, counts])).toEqual([
      ['2026-03-02', false],
      ['2026-03-01', true],
    ])
    expect(all[1]).toMatchObject({ reason: 'The nurse was first', by: { name: 'Ada Fong' }, source: 'person' })
  })

  test('what was recorded answers the duties: decisions before answers of tasks', async () => {
    const tasks = (await act(office, 'list-tasks', { case_id }, ada)).tasks
    const harm = tasks.find(({ step }) => step === 'judge-harm')!
    const answers = { serious: 'yes', risk: 'low', soon: 'no', why: 'Few data' }
    await act(office, 'answer-task', { case_id, task_id: harm.task_id, version: harm.version, answers }, ben)
    const { output } = (await perform(office, readRecorded, { case_id }, ben)) as { output: { all: RecordedFacts } }
    const recorded = output.all
    expect(recorded).toMatchObject({
      timeline: { discovered: '2026-03-01', aware: '2026-03-02T08:00:00+08:00' },
      recorded: {
        encrypted: { state: true, key_taken: false },
        judgements: {
          serious_harm: true,
          imminent_misuse: false,
          low_probability_of_compromise: true,
          risk: { '*': 'high', 'CA-NS': 'none' },
        },
      },
      circumstances: { confidentiality: 'known-recipients' },
    })
    const facts = factsFromRegister({
      provider: { based_in: 'HK', roles: ['data-user', 'healthcare-provider'], tz: 'Asia/Hong_Kong' },
      timeline: recorded.timeline,
      total: 1,
      residents: { HK: 1 },
      elements: ['name', 'lab-result'],
      recorded: recorded.recorded,
    })
    expect(decideDuties(facts, new Date(office.clock.now()).toISOString()).duties.map(({ id }) => id)).toContain(
      'hk-pdpo-regulator',
    )
  })
})

test('judgements: one for everywhere, others for a place, withdrawn ones say nothing, decisions are none', () => {
  const of = (...all: [string, string, string | null][]) =>
    judgementsOf(all.map(([kind, outcome, place]) => ({ kind, outcome, place })))
  expect(of()).toEqual({})
  expect(of(['serious_harm', 'no', null], ['pay-demand', 'yes', null])).toEqual({ serious_harm: false })
  expect(of(['risk', 'high', 'CA-QC'], ['risk', 'low', null], ['crime_suspected', 'withdrawn', null])).toEqual({
    risk: { 'CA-QC': 'high', '*': 'low' },
  })
})
