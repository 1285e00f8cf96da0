import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { findDuplicates } from '../dedupe/index.ts'
import { readDelimited, readRoster, recogniseColumns, rosterIdentities, tableIdentities } from '../rosters/index.ts'
import { Outcome } from './decide.ts'
import { Linker } from './linker.ts'

const shared = new URL('../../../../shared/corpus/linkage/', import.meta.url)
const absent = !existsSync(shared)
const why = absent ? ' (skipped: ../shared/corpus/linkage is absent)' : ''

function table(path: string) {
  const { headers, rows } = readDelimited(bytesInMemory(readFileSync(new URL(path, shared))))
  return {
    headers,
    rows,
    fields: recogniseColumns(headers, rows.slice(0, 500)).map((field, at) => (at === 0 ? null : field)),
  }
}

describe.skipIf(absent)(`clinic-leak${why}`, () => {
  it.each([
    ['hk20k', 0.975],
    ['us20k', 0.98],
  ])('%s: no wrong letters, and recall of linkable mentions', (set, leastRecall) => {
    const roster = readRoster([
      { name: 'patients.csv', bytes: bytesInMemory(readFileSync(new URL(`clinic-leak/${set}/patients.csv`, shared))) },
    ])
    const { rows, fields } = table(`clinic-leak/${set}/mentions.csv`)
    const truth = table(`clinic-leak/${set}/truth.csv`).rows
    const outcomes = new Linker(rosterIdentities(roster)).link(tableIdentities(fields, rows))
    const tally = { linked: 0, right: 0, linkable: 0, linkableRight: 0, reviewed: 0, outsiders: 0, outsidersLinked: 0 }
    for (const [row, [, patient = '', , strong]] of truth.entries()) {
      const answer = outcomes.outcome[row] === Outcome.linked ? roster.patientId[outcomes.patient[row]!]! : ''
      if (answer !== '') tally.linked++
      if (patient === '') {
        tally.outsiders++
        if (answer !== '') tally.outsidersLinked++
      } else if (answer === patient) tally.right++
      if (strong !== '1' || patient === '') continue
      tally.linkable++
      if (answer === patient) tally.linkableRight++
      else if (outcomes.candidates(row).some((candidate) => roster.patientId[candidate.patient] === patient))
        tally.reviewed++
    }
    expect(tally.right / tally.linked).toBeGreaterThanOrEqual(0.9995)
    expect(tally.outsidersLinked / tally.outsiders).toBeLessThanOrEqual(0.002)
    expect(tally.linkableRight / tally.linkable).toBeGreaterThanOrEqual(leastRecall)
    expect((tally.linkableRight + tally.reviewed) / tally.linkable).toBeGreaterThanOrEqual(0.995)
  })
})

describe.skipIf(absent)(`FEBRL and its heavier series${why}`, () => {
  it.each([
    ['febrl/dataset1.csv', (id: string) => /rec-(\d+)/.exec(id)![1]!, 0.997],
    ['febrl/dataset2.csv', (id: string) => /rec-(\d+)/.exec(id)![1]!, 0.998],
    ['febrl-dsgen/dataset_A_1000.csv', (id: string) => id.slice(0, -1), 0.998],
    ['febrl-dsgen/dataset_C_1000.csv', (id: string) => id.slice(0, -1), 0.97],
  ])('%s', (path, personOf, least) => {
    const { rows, fields } = table(path)
    const { pairs } = findDuplicates(tableIdentities(fields, rows))
    const counts = new Map<string, number>()
    let truth = 0
    for (const [id = ''] of rows) {
      const before = counts.get(personOf(id)) ?? 0
      truth += before
      counts.set(personOf(id), before + 1)
    }
    const right = pairs.filter(({ a, b }) => personOf(rows[a]![0]!) === personOf(rows[b]![0]!)).length
    expect((2 * right) / (pairs.length + truth)).toBeGreaterThanOrEqual(least)
  })
})
