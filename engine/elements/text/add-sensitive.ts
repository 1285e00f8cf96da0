import type { Findings } from '../findings.ts'
import { flagsOfIcd, flagsOfText } from '../structure/flag-sensitive.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import type { Drafts } from './drafts.ts'
import type { Reading } from './reading.ts'

const icd = elementIndex('icd-code')
const health = new Uint8Array(taxonomy.length)
taxonomy.forEach(({ group }, at) => {
  if (group === 'health') health[at] = 1
})
const notHealth = new Set([elementIndex('clinical-note'), elementIndex('appointment'), elementIndex('admission')])

/**
 * Adds, beside each health finding, what it reveals that needs special care (HIV, mental health, reproduction ...), at the
 * same place with the same confidence.
 */
export function addSensitive(
  reading: Reading,
  drafts: Drafts,
  kept: readonly number[],
  offset: number,
  place: number,
  number: number,
  unit: number,
  findings: Findings,
): void {
  for (const at of kept) {
    const element = drafts.element[at]!
    if (health[element] === 0 || notHealth.has(element)) continue
    const start = drafts.start[at]!
    const end = drafts.end[at]!
    const value = reading.text.slice(start, end)
    for (const flag of element === icd ? flagsOfIcd(value) : flagsOfText(value)) {
      const why = findings.whys.index(
        `${drafts.whys[at]!}; this reveals ${taxonomy[flag]!.element.replaceAll('-', ' ')}`,
      )
      const { role, confidence } = drafts
      findings.add(flag, 0, role[at]!, confidence[at]!, why, place, number, offset + start, offset + end, unit, value)
    }
  }
}
