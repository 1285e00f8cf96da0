import type { Findings } from '../findings.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import type { Drafts } from './drafts.ts'
import { labelNumber } from './labels.ts'
import type { Reading } from './reading.ts'

const note = elementIndex('clinical-note')
const assessment = labelNumber('assessment')
const clinical = new Set(
  ['diagnosis', 'icd-code', 'medication', 'procedure', 'lab-result', 'vital-sign', 'allergy', 'immunisation'].map(
    elementIndex,
  ),
)
const visit = new Set(['appointment', 'admission', 'referral'].map(elementIndex))
/** A line of a form holds health data but tells no story. */
const fewestWords = 15

/**
 * Marks the whole passage once as a clinical note when it tells about somebody's care: two different kinds of clinical findings,
 * or one and a visit or a heading such as "Assessment", in at least fifteen words or thirty Chinese characters.
 */
export function addClinicalNote(
  reading: Reading,
  drafts: Drafts,
  kept: readonly number[],
  offset: number,
  place: number,
  number: number,
  unit: number,
  findings: Findings,
): void {
  const kinds = new Set<number>()
  let visits = false
  for (const at of kept) {
    if (clinical.has(drafts.element[at]!)) kinds.add(drafts.element[at]!)
    else if (visit.has(drafts.element[at]!)) visits = true
  }
  const headed = reading.labels(assessment).length > 0
  if (kinds.size === 0 || (kinds.size === 1 && !headed && !visits)) return
  if (reading.words.count < fewestWords && !/(?:[\u4e00-\u9fff][^\u4e00-\u9fff]{0,12}){30}/.test(reading.text)) return
  const names = [...kinds].sort((a, b) => a - b).map((kind) => taxonomy[kind]!.element.replaceAll('-', ' '))
  const why = `Tells of care: ${names.join(', ')}${headed ? ', under a clinical heading' : ''}`
  const { length } = reading.text
  findings.add(note, 0, 0, 80, findings.whys.index(why), place, number, offset, offset + length, unit, '')
}
