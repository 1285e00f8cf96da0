import type { MentionTable } from './mention-table.ts'
import { type Origin, Outcome } from './resolution.ts'

/** From narrow to wide: a key is trusted first in its own item, then its folder or archive, then the whole source. */
const levels: ((origin: Origin) => number)[] = [(o) => o.item, (o) => o.folder, (o) => o.source]

/** Mentions that carry one key at one level, as [mention ...]. */
export type KeyGroup = number[]

/**
 * Groups of mentions that share a key of their data set, for one level. `patient_id = 4711` in visits.csv and in patients.csv of one
 * folder is a group at the folder level.
 */
export function keyGroups(table: MentionTable, level: number): KeyGroup[] {
  const of = levels[level]!
  const groups = new Map<number, KeyGroup>()
  const keys = table.keys.texts.length
  let block = 0
  for (let at = 0; at < table.keyMention.length; at++) {
    const mention = table.keyMention[at]!
    while (mention >= table.blockStart[block + 1]!) block++
    const group = of(table.origin[block]!) * keys + table.keyNumber[at]!
    const members = groups.get(group)
    if (members === undefined) groups.set(group, [mention])
    else if (members.at(-1) !== mention) members.push(mention)
  }
  return [...groups.values()].filter((members) => members.length > 1)
}

export const levelCount = levels.length

/**
 * Gives mentions that carry only a key the patient of the mentions that carry the name. A group in which two patients are linked
 * is no evidence at this level (two systems number from 1), so it is left to the narrower ones. Answers how many were tied.
 */
export function tieToLinked(
  table: MentionTable,
  groups: KeyGroup[],
  mayBe: (mention: number, patient: number) => boolean,
): number {
  let tied = 0
  for (const group of groups) {
    const patient = onlyPatient(table, group)
    if (patient === undefined) continue
    for (const mention of group) {
      if (table.outcome[mention] === Outcome.linked || !mayBe(mention, patient)) continue
      table.outcome[mention] = Outcome.linked
      table.patient[mention] = patient
      table.probability[mention] = table.best.get(patient)?.probability ?? 1
      table.fields.delete(mention)
      tied++
    }
  }
  return tied
}

function onlyPatient(table: MentionTable, group: KeyGroup): number | undefined {
  let only: number | undefined
  for (const mention of group) {
    if (table.outcome[mention] !== Outcome.linked) continue
    const patient = table.patient[mention]!
    if (only !== undefined && only !== patient) return undefined
    only = patient
  }
  return only
}
