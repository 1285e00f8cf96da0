import { type Mask, mask } from '../truth/elements.ts'
import type { ClinicalRecord, Visit } from './record.ts'

export interface Note {
  text: string
  shows: Mask
}

const openings = [
  'Seen for review, feeling better than last time.',
  'Came in without appointment, unwell since Sunday.',
  'Follow-up visit as planned.',
  'Presents with symptoms for 3 days, no travel.',
  'Reviewed results with patient.',
]
const closings = [
  'Return if worse.',
  'Sick leave 2 days given.',
  'Advised rest and fluids.',
  'Review in 4 weeks.',
  'Understands and agrees with the plan.',
]

/**
 * A doctor's short note on a visit. Which sentences it has depends only on the visit's number. Half of the notes name the
 * diagnosis, a third a drug, a quarter a blood pressure; `shows` says so.
 */
export function writeNote(visit: Visit, record: ClinicalRecord): Note {
  const n = visit.number * 7 + visit.fee / 10
  const parts = [openings[n % openings.length]!]
  let shows: Mask = mask('clinical-note')
  if (n % 4 === 0) {
    parts.push(`BP ${104 + (n % 53)}/${62 + (n % 31)}, pulse ${58 + (n % 37)}.`)
    shows |= mask('vital-sign')
  }
  if (n % 2 === 0) {
    parts.push(`Impression: ${visit.condition.text}.`)
    shows |= mask('diagnosis') | visit.condition.flags
  }
  const drug = n % 3 === 0 ? record.prescriptions.find((line) => line.day === visit.day)?.drug : undefined
  if (drug !== undefined) {
    parts.push(`Started ${drug.name} ${drug.dose} ${drug.frequency}.`)
    shows |= mask('medication') | drug.flags
  }
  parts.push(closings[(n >> 2) % closings.length]!)
  return { text: parts.join(' '), shows }
}
