import { describe, expect, test } from 'vitest'
import { parseFacts } from '../../../engine/duties/index.ts'
import { factsFromAnswers } from './facts-from-answers.ts'
import { joinPlaybooks } from './join-playbooks.ts'
import { loadPlaybooks } from './load-playbooks.ts'

const flow = joinPlaybooks([...loadPlaybooks().values()])
const at = Date.parse('2026-03-02T09:00:00+08:00')
const log = {
  step: 'start-the-log',
  at,
  answers: {
    discovered: '2026-03-02T08:40:00+08:00',
    aware: '2026-03-02T09:30:00+08:00',
    'found-by': 'Reception',
    'care-affected': 'no',
  },
}
const harm = (at: number, serious: string, risk: string) => ({
  step: 'judge-harm',
  at,
  answers: { serious, risk, soon: 'unsure', why: 'results with names' },
})

describe('what the answers say about the facts of the duties', () => {
  test('dates and judgements; "not sure" and text are left out', () => {
    expect(factsFromAnswers(flow, [log, harm(at, 'yes', 'high')])).toEqual({
      judgements: { serious_harm: true, risk: 'high' },
      timeline: { discovered: '2026-03-02T08:40:00+08:00', aware: '2026-03-02T09:30:00+08:00' },
    })
  })

  test('the later of two endings of one step counts: a judgement can be corrected', () => {
    const { judgements } = factsFromAnswers(flow, [harm(at, 'yes', 'high'), harm(at + 1, 'no', 'low')])
    expect(judgements).toEqual({ serious_harm: false, risk: 'low' })
    expect(factsFromAnswers(flow, [harm(at + 1, 'no', 'low'), harm(at, 'yes', 'high')]).judgements).toEqual(judgements)
  })

  test('of two steps that answer one fact the careful answer counts', () => {
    const message = { step: 'keep-the-message', at, answers: { kept: 'yes', arrived: '2026-03-01T10:00:00+08:00' } }
    const wayIn = { step: 'find-way-in', at, answers: { way: 'message', entered: '2026-03-01T01:00:00Z', shut: 'yes' } }
    const passwords = { step: 'change-passwords', at, answers: { accounts: 2, 'strange-signin': 'no' } }
    const own = { step: 'check-own-systems', at, answers: { 'reached-us': 'yes' } }
    expect(factsFromAnswers(flow, [message, wayIn, passwords, own])).toEqual({
      judgements: { outside_intrusion: true },
      timeline: { occurred: '2026-03-01T01:00:00Z' },
    })
  })

  test('a low probability is a judgement of its own: "no" makes the breach presumed', () => {
    const factors = { nature: 'x', recipient: 'x', viewed: 'x', reduced: 'x' }
    const weigh = (answer: string) => ({
      step: 'weigh-four-factors',
      at,
      answers: { ...factors, 'low-probability': answer },
    })
    expect(factsFromAnswers(flow, [weigh('yes')]).judgements).toEqual({ low_probability_of_compromise: true })
    expect(factsFromAnswers(flow, [weigh('no')]).judgements).toEqual({ low_probability_of_compromise: false })
  })

  test('a step set aside, a wrong answer and a step of another version say nothing', () => {
    const aside = { step: 'judge-harm', at, set_aside: 'done on paper' }
    expect(
      factsFromAnswers(flow, [
        aside,
        { ...log, answers: { ...log.answers, aware: 'yesterday' } },
        { step: 'old', at, answers: {} },
      ]),
    ).toEqual({
      judgements: {},
      timeline: { discovered: '2026-03-02T08:40:00+08:00' },
    })
  })

  test('the duties take the facts as they come', () => {
    const { judgements, timeline, unreachable } = factsFromAnswers(flow, [
      log,
      harm(at, 'yes', 'high'),
      { step: 'tell-patients', at, answers: { 'first-sent': '2026-03-06T10:00:00+08:00', unreachable: 12 } },
    ])
    const facts = parseFacts({
      entity: { based_in: 'HK', roles: ['data-user', 'healthcare-provider'], tz: 'Asia/Hong_Kong' },
      timeline,
      judgements,
      affected: { total: 300, unreachable },
      elements: ['name', 'diagnosis'],
    })
    expect(facts).toMatchObject({
      timeline: { individuals_notified: '2026-03-06T10:00:00+08:00' },
      affected: { unreachable: 12 },
    })
  })
})
