import { describe, expect, test } from 'vitest'
import type { Facts } from './facts.ts'
import { decideDuties, thresholdsOf } from './index.ts'

const asOf = '2026-03-02'
const clinic: Facts = {
  entity: { based_in: 'US-OK', roles: ['healthcare-provider'], tz: 'America/Chicago' },
  timeline: { discovered: '2026-03-02' },
  affected: { total: 1500, residents: { 'US-OK': 1260, 'US-TX': 231, 'US-KS': 9 } },
  elements: ['name', 'ssn', 'diagnosis'],
  judgements: { risk: 'high', serious_harm: true, low_probability_of_compromise: false },
}
const thresholds = (facts: Facts) => thresholdsOf(facts, decideDuties(facts, asOf))
const people = (residents: Record<string, number>): Facts['affected'] => ({
  total: Object.values(residents).reduce((sum, some) => sum + some, 0),
  residents,
})

describe('how near the thresholds are', () => {
  test('the attorney general of Texas at 250: now 231', () => {
    const texas = thresholds(clinic).find(({ id }) => id === 'us-tx-ag')
    expect(texas).toEqual({ id: 'us-tx-ag', place: 'US-TX', from: 250, least: 231, most: 231, state: 'below' })
  })

  test('one more person than enough is met, and one fewer is not', () => {
    for (const [count, state] of [
      [249, 'below'],
      [250, 'met'],
      [251, 'met'],
    ] as const) {
      const found = thresholds({ ...clinic, affected: people({ 'US-OK': 1260, 'US-TX': count }) })
      expect(found.find(({ id }) => id === 'us-tx-ag')?.state).toBe(state)
    }
  })

  test('the upper bound alone leaves it open', () => {
    const affected = { ...clinic.affected, possible: { total: 1600, residents: { 'US-OK': 1260, 'US-TX': 300 } } }
    const texas = thresholds({ ...clinic, affected }).find(({ id }) => id === 'us-tx-ag')
    expect(texas).toMatchObject({ state: 'open', least: 231, most: 300 })
  })

  test('what would not be owed whatever the number is not listed, nor a place where nobody is affected', () => {
    const ids = (facts: Facts) => thresholds(facts).map(({ id }) => id)
    expect(ids(clinic)).toContain('us-tx-ag')
    expect(ids({ ...clinic, encrypted: true })).not.toContain('us-tx-ag')
    expect(ids({ ...clinic, affected: people({ 'US-OK': 1500 }) })).not.toContain('us-tx-ag')
  })

  test('the nearest comes first', () => {
    const shares = thresholds(clinic).map(({ least, from }) => least / from)
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  })
})

describe('before anybody has counted', () => {
  const uncounted: Facts = { ...clinic, affected: { total: 0, uncounted: true }, elements: [] }

  test('no threshold is taken as missed: it is open, and says so', () => {
    const facts = { ...uncounted, entity: { ...clinic.entity, roles: ['covered-entity', 'healthcare-provider'] } }
    const answer = decideDuties(facts, asOf)
    const hhs = answer.duties.filter(({ id }) => id.startsWith('us-hipaa-hhs'))
    expect(hhs.map(({ id, status }) => [id, status])).toEqual([
      ['us-hipaa-hhs-500', 'conditional'],
      ['us-hipaa-hhs-annual', 'conditional'],
    ])
    expect(hhs[0]!.because.join(' ')).toContain('nobody has counted them yet')
    expect(answer.asks.find(({ judgement }) => judgement === 'affected.total')?.question).toContain('How many')
    expect(thresholdsOf(facts, answer).find(({ id }) => id === 'us-hipaa-hhs-500')).toMatchObject({
      state: 'open',
      most: null,
    })
  })

  test('the law of the place is not ruled out because nobody is known to live there yet', () => {
    const answer = decideDuties(uncounted, asOf)
    expect(answer.duties.find(({ id }) => id === 'us-ok-residents')?.status).toBe('conditional')
  })
})
