import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pairKey, placeKey, type WorldTruth } from './read-truth.ts'
import { streamCsv } from './stream-csv.ts'

/** What a case folder claims, in the numbers of the truth it is compared with. */
export interface CaseFindings {
  /** Patients with outcome `linked`, by number. */
  linked: Set<number>
  /** `pairKey(patient, element)` -> one item that is said to show it. */
  pairs: Map<number, number>
  /** `placeKey(patient, item)` for items the truth knows. */
  places: Set<number>
  outcomes: { linked: number; ambiguous: number; unlisted: number }
  states: Map<string, string>
}

const proven = new Set(['E1', 'E2', 'E3', ''])

/** Reads people.csv, exposures.csv and (where present) items.csv of a case folder. `record-key` is internal and left out. */
export async function readCase(caseDir: string, truth: WorldTruth): Promise<CaseFindings> {
  const found: CaseFindings = {
    linked: new Set(),
    pairs: new Map(),
    places: new Set(),
    outcomes: { linked: 0, ambiguous: 0, unlisted: 0 },
    states: new Map(),
  }
  const items = truth.items.length
  await streamCsv(join(caseDir, 'people.csv'), ({ outcome, patient_id, grade }) => {
    if (!proven.has(grade ?? '')) return
    if (outcome === 'linked' || outcome === 'ambiguous' || outcome === 'unlisted') found.outcomes[outcome]++
    if (outcome === 'linked') found.linked.add(truth.persons.number(patient_id!))
  })
  await streamCsv(join(caseDir, 'exposures.csv'), ({ patient_id, element, item, grade }) => {
    if (patient_id === '' || element === 'record-key' || !proven.has(grade ?? '')) return
    const patient = truth.persons.number(patient_id!)
    if (!found.linked.has(patient)) return
    const at = truth.itemNames.number(item!)
    const pair = pairKey(patient, truth.elements.number(element!))
    if (!found.pairs.has(pair)) found.pairs.set(pair, at)
    if (at < items) found.places.add(placeKey(patient, at))
  })
  if (existsSync(join(caseDir, 'items.csv')))
    await streamCsv(join(caseDir, 'items.csv'), ({ item, state }) => {
      found.states.set(item!, state!)
    })
  return found
}
