import { describe, expect, it } from 'vitest'
import { RecordComparison } from './compare-records.ts'
import { Decision, Outcome } from './decide.ts'
import { Frequencies } from './frequencies.ts'
import { Linker } from './linker.ts'
import { inventPatients, makeLeak, type Sketch, seeded, tableOf } from './people.fixture.ts'
import { readRecords } from './read-records.ts'
import { Dictionaries } from './records.ts'

/** The obvious linker: every mention against every patient, no index. */
function bruteForce(
  patients: Sketch[],
  mentions: Sketch[],
): { outcome: number; patient: number; probability: number }[] {
  const dictionaries = new Dictionaries()
  const roster = readRecords(tableOf(patients), dictionaries)
  const comparison = new RecordComparison(dictionaries, new Frequencies(roster, dictionaries))
  const records = readRecords(tableOf(mentions), dictionaries)
  const decision = new Decision()
  return mentions.map((_, row) => {
    decision.begin()
    for (let patient = 0; patient < roster.count; patient++) {
      const bits = comparison.compare(records, row, roster, patient)
      const { household, conflict, doubtful } = comparison.evidence
      decision.add(patient, bits, household, conflict, doubtful)
    }
    decision.end(roster.count, 0)
    return {
      outcome: decision.outcome,
      patient: decision.outcome === Outcome.linked ? decision.best : -1,
      probability: decision.probability,
    }
  })
}

describe('the index against the obvious version', () => {
  it.each([1, 2, 3, 4])('seed %i: the same links, and nothing else linked', (seed) => {
    const patients = inventPatients(250, seeded(seed))
    const { mentions } = makeLeak(seed + 100, patients, 300)
    const fast = new Linker(tableOf(patients)).link(tableOf(mentions))
    const slow = bruteForce(patients, mentions)
    for (const [row, expected] of slow.entries()) {
      if (fast.outcome[row] === Outcome.linked || expected.outcome === Outcome.linked) {
        expect([row, fast.outcome[row], fast.patient[row]]).toEqual([row, expected.outcome, expected.patient])
        expect(Math.abs(fast.probability[row]! - expected.probability)).toBeLessThan(0.01)
      } else if (expected.outcome === Outcome.ambiguous && expected.probability > 0.2)
        expect([row, fast.outcome[row]]).toEqual([row, Outcome.ambiguous])
    }
  })
})

describe('order and batches', () => {
  it('change nothing, to the last bit', () => {
    const patients = inventPatients(300, seeded(11))
    const { mentions } = makeLeak(12, patients, 200)
    const linker = new Linker(tableOf(patients))
    const once = linker.link(tableOf(mentions))
    const shuffled = mentions
      .map((mention, row) => ({ mention, row }))
      .sort((a, b) => ((a.row * 7919) % 200) - ((b.row * 7919) % 200))
    const other = new Linker(tableOf(patients))
    for (let from = 0; from < shuffled.length; from += 7) {
      const batch = shuffled.slice(from, from + 7)
      const answers = other.link(tableOf(batch.map(({ mention }) => mention)))
      for (const [at, { row }] of batch.entries()) {
        expect(answers.outcome[at]).toBe(once.outcome[row])
        expect(answers.patient[at]).toBe(once.patient[row])
        expect(answers.probability[at]).toBe(once.probability[row])
        expect(answers.candidates(at)).toEqual(once.candidates(row))
      }
    }
  })

  it('the order of the roster changes no patient', () => {
    const patients = inventPatients(300, seeded(21))
    const { mentions } = makeLeak(22, patients, 200)
    const forward = new Linker(tableOf(patients)).link(tableOf(mentions))
    const backward = new Linker(tableOf([...patients].reverse())).link(tableOf(mentions))
    for (let row = 0; row < mentions.length; row++) {
      expect(backward.outcome[row]).toBe(forward.outcome[row])
      if (forward.patient[row]! >= 0) expect(patients.length - 1 - backward.patient[row]!).toBe(forward.patient[row])
    }
  })
})

describe('stated probabilities', () => {
  it('are kept: those above 0.98 are wrong in less than one of a hundred, those below are right as often as said or more', () => {
    const patients = inventPatients(2000, seeded(31))
    const { mentions, truth } = makeLeak(32, patients, 3000)
    const outcomes = new Linker(tableOf(patients)).link(tableOf(mentions))
    const bands = new Map<number, { said: number; right: number; count: number }>()
    for (let row = 0; row < mentions.length; row++) {
      const best = outcomes.candidates(row)[0]
      if (best === undefined) continue
      const band = best.probability >= 0.98 ? 2 : best.probability >= 0.5 ? 1 : 0
      const entry = bands.get(band) ?? { said: 0, right: 0, count: 0 }
      entry.said += best.probability
      entry.right += best.patient === truth[row] ? 1 : 0
      entry.count++
      bands.set(band, entry)
    }
    const { said, right, count } = bands.get(2)!
    expect(count).toBeGreaterThan(1000)
    expect(right / count).toBeGreaterThan(0.995)
    expect(said / count).toBeLessThanOrEqual(right / count + 0.005)
    for (const band of [0, 1]) {
      const { said: claimed, right: hits, count: of } = bands.get(band) ?? { said: 0, right: 0, count: 1 }
      expect(hits / of).toBeGreaterThan(claimed / of - 0.15)
    }
  })
})
