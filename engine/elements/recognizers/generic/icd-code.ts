import { Check, Shape } from '../../scan/candidates.ts'
import { hasClinicalNeighbour } from '../../text/clinical.ts'
import { Rank } from '../../text/drafts.ts'
import type { Recognizer } from '../contract.ts'
import { labelVerdicts, shapeVerdict } from '../verdict.ts'

const labels = ['icd', 'diagnosis'] as const
const labelled = labelVerdicts('icd-code', 93, 'an ICD-10 code')
const among = shapeVerdict('icd-code', 78, 'Shaped like an ICD-10 code, with clinical words beside it', Rank.context)

/** ICD-10 codes (E11.9, I10, E119 behind its label). Rooms, parts and postcodes look the same, so clinical words must be near. */
export const icdCode: Recognizer = {
  name: 'icd-code',
  elements: ['icd-code'],
  shapes: [Shape.code],
  digits: [2, 6],
  labels,
  judge(seen) {
    const own = seen.label !== 0 && labels.includes(seen.labelKind as (typeof labels)[number])
    if ((seen.checks & Check.icd) === 0) {
      const undotted = seen.pattern === 0xa13 || seen.pattern === 0xa14 || seen.pattern === 0xa15
      return undotted && own && seen.labelKind === 'icd' && seen.beside ? labelled(seen) : null
    }
    if (own) return labelled(seen)
    const dotted = seen.end - seen.start > 3
    if (!dotted && isPostcode(seen.reading.units, seen.end)) return null
    return hasClinicalNeighbour(seen.reading, seen.start, seen.end, dotted ? 80 : 30) ? among : null
  },
}

/** "M14 5RX": a digit and two letters behind one space. */
function isPostcode(units: Uint8Array | Uint16Array, end: number): boolean {
  const digit = units[end + 1] ?? 0
  return units[end] === 32 && digit >= 48 && digit <= 57 && (units[end + 2] ?? 0) >= 65 && (units[end + 2] ?? 0) <= 90
}
