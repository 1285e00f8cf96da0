import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideDuties, type Facts } from '../../../engine/duties/index.ts'
import { type Basis, findCauses } from './find-causes.ts'
import { changedInputs, factsFrom, inputsOf } from './inputs.ts'
import { differencesOf, openQuestions } from './outlook.ts'

const asOf = '2026-03-05T12:00:00-06:00'
const clinic: Facts = {
  entity: { based_in: 'US-OK', roles: ['healthcare-provider'], tz: 'America/Chicago' },
  timeline: { discovered: '2026-03-01' },
  affected: { total: 1500, residents: { 'US-OK': 1260, 'US-TX': 231, 'US-KS': 9 } },
  elements: ['name', 'ssn', 'diagnosis'],
}
const basis = (facts: Facts, more: Partial<Basis> = {}): Basis => ({
  ...{ inputs: inputsOf(facts), asOf, law: '1.0.0', privileged: [] },
  ...more,
})
const people = (residents: Record<string, number>) => ({
  total: Object.values(residents).reduce((sum, some) => sum + some, 0),
  residents,
})
function causesOf(before: Facts, after: Facts, more: Partial<Basis> = {}) {
  const [was, is] = [decideDuties(before, asOf), decideDuties(after, asOf)]
  const changed = differencesOf(was, is).map(({ duty }) => duty)
  return findCauses(basis(before), basis(after, more), is, changed)
}

const someFacts: fc.Arbitrary<Facts> = fc.record({
  entity: fc.constantFrom(clinic.entity, {
    based_in: 'HK',
    roles: ['data-user'],
    tz: 'Asia/Hong_Kong',
    designated: [],
  }),
  timeline: fc.constantFrom(
    {},
    { discovered: '2026-03-01' },
    { discovered: '2026-02-20', aware: '2026-02-21T09:00:00Z' },
  ),
  affected: fc.dictionary(fc.constantFrom('US-TX', 'US-OK', 'HK', 'DE', 'CA-QC'), fc.nat(2000)).map(people),
  elements: fc.subarray(['name', 'ssn', 'diagnosis', 'email']),
  judgements: fc.constantFrom(
    {},
    { risk: 'high' as const },
    { risk: { 'CA-QC': 'none' as const }, serious_harm: true },
  ),
})

describe('inputs', () => {
  test('facts taken apart and put together again are the same facts', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const again = factsFrom(inputsOf(facts))
        expect(decideDuties(again, asOf)).toEqual(decideDuties(facts, asOf))
        expect(changedInputs(inputsOf(again), inputsOf(facts))).toEqual([])
      }),
    )
  })
})

describe('what a change is put down to', () => {
  test('the count that crossed the threshold, not the date that was corrected at the same time', () => {
    const after = { ...clinic, kind: 'theft', affected: people({ 'US-OK': 1260, 'US-TX': 262, 'US-KS': 9 }) }
    expect(causesOf(clinic, after).get('us-tx-ag')).toEqual([{ input: 'affected.residents.US-TX', from: 231, to: 262 }])
  })

  test('two inputs that change it only together are both named', () => {
    const encrypted = { ...clinic, encrypted: { state: true, key_taken: true } }
    const before = { ...encrypted, encrypted: true, affected: people({ 'US-TX': 300 }) }
    const after = { ...encrypted, affected: people({ 'US-OK': 1, 'US-TX': 300 }) }
    const causes = causesOf(before, after)
    expect(causes.get('us-tx-ag')!.map(({ input }) => input)).toEqual(['encrypted'])
    expect(
      causes
        .get('us-ok-residents')!
        .map(({ input }) => input)
        .sort(),
    ).toEqual(['affected.residents.US-OK', 'encrypted'])
  })

  test('nothing but a newer version of the law, or another day, is named as such', () => {
    const is = decideDuties(clinic, asOf)
    const after = basis(clinic, { law: '1.1.0', asOf: '2026-03-06T12:00:00-06:00' })
    expect(findCauses(basis(clinic), after, is, ['us-tx-residents']).get('us-tx-residents')).toEqual([
      { input: 'day', from: '2026-03-05', to: '2026-03-06' },
      { input: 'law', from: '1.0.0', to: '1.1.0' },
    ])
  })

  test('the value of a privileged fact is not told', () => {
    const after = { ...clinic, timeline: { discovered: '2026-02-27' } }
    const causes = causesOf(clinic, after, { privileged: ['timeline.discovered'] })
    expect(causes.get('us-tx-residents')).toEqual([{ input: 'timeline.discovered' }])
  })

  test('every change has a cause, and setting all causes back undoes it', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (before, after) => {
        for (const [, causes] of causesOf(before, after)) expect(causes.length).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })
})

test('a question says what each answer would change, and it does', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const answer = decideDuties(facts, asOf)
      for (const { judgement, answers } of openQuestions(facts, answer))
        for (const { answer: word, differences } of answers) {
          const value = word === 'yes' ? true : word === 'no' ? false : word
          const judged = { ...facts, judgements: { ...facts.judgements, [judgement]: value } }
          expect(differencesOf(answer, decideDuties(judged, asOf))).toEqual(differences)
        }
    }),
    { numRuns: 30 },
  )
})
