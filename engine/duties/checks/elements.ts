import { type Check, type CheckRecord, no, open, passes, yes } from '../check.ts'
import type { DutyRecord } from '../duty-record.ts'
import { loadDuties } from '../load-duties.ts'
import type { Situation } from '../situation.ts'
import { type Condition, elementWords, questions } from '../supplements.ts'

/**
 * Was data of a kind taken that the law protects? In the laws of US States that list elements, one of them together with the person's name.
 */
export const checkElements: CheckRecord = (record, situation, conditions) => {
  if (situation.facts.elements.length === 0)
    return record.trigger.elements.includes('any')
      ? passes
      : open('elements', 'it protects only certain kinds of data, and what was taken was not given')
  const found = matches(record, situation)
  const sure = found.filter(({ asks }) => asks === undefined)
  if (sure.length === 0 && found.length > 0) {
    const { word, asks } = found[0]!
    return open(asks!, `it protects "${word}": ${questions[asks!]}`)
  }
  if (sure.length === 0) return no(`it protects only ${record.trigger.elements.join(', ')}; none of these was taken`)
  return withName(
    record,
    situation,
    conditions,
    sure.map(({ word }) => word),
  )
}

/** The record's words that the taken data answer to. */
export function matchedWords(record: DutyRecord, situation: Situation): string[] {
  return matches(record, situation).map(({ word }) => word)
}

/** True where the law itself deems the matched data harmful (Singapore's Schedule), so that no judgement is needed. */
export function deemedHarm(record: DutyRecord, situation: Situation): boolean {
  return matches(record, situation).some(({ word }) => elementWords[word]?.decides === 'serious_harm')
}

interface Match {
  word: string
  asks?: string
}

function matches(record: DutyRecord, situation: Situation): Match[] {
  return listOf(record).flatMap((word): Match[] => {
    if (word === 'any') return [{ word }]
    if (word === 'phi' && holdsPhi(situation)) return [{ word }]
    const meaning = elementWords[word]
    if (situation.words.has(word)) return [{ word }]
    if (meaning?.any === undefined || !answersTo(meaning.any, situation)) return []
    if (meaning.with !== undefined && !answersTo(meaning.with, situation)) return []
    if (meaning.only_for !== undefined && !situation.capacities.has(meaning.only_for)) return []
    const judged = meaning.asks === undefined ? true : situation.judged(meaning.asks, record.jurisdiction)
    if (judged === false) return []
    return [judged === undefined ? { word, asks: meaning.asks! } : { word }]
  })
}

function answersTo(words: readonly string[], situation: Situation): boolean {
  return words.some((word) => word === 'any' || situation.words.has(word))
}

/** What a HIPAA entity holds about its patients is protected health information whatever the field; staff records are not. */
function holdsPhi(situation: Situation): boolean {
  const isHipaa = situation.capacities.has('covered-entity') || situation.capacities.has('business-associate')
  return isHipaa && situation.facts.elements.some((element) => element !== 'staff-record' && element !== 'employee-id')
}

/** The record's words, with "any element of section X" replaced by that section's list. */
function listOf(record: DutyRecord): readonly string[] {
  const [first] = record.trigger.elements
  const like = elementWords[first!]?.like
  if (like === undefined) return record.trigger.elements
  return loadDuties().find(({ id }) => id === like)?.trigger.elements ?? []
}

const noNameRule = new Set(['any', 'phi', 'sud-records', 'phr-identifiable-health-information'])

function withName(record: DutyRecord, situation: Situation, conditions: readonly Condition[], words: string[]): Check {
  const says = words.includes('any') ? undefined : `taken: ${words.join(', ')}`
  const needsName = record.jurisdiction.startsWith('US-') && !words.some((word) => noNameRule.has(word))
  if (!needsName) return says === undefined ? passes : yes(says)
  if (situation.words.has('name')) return yes(`taken: the name with ${words.join(', ')}`)
  const alone = conditions.flatMap(({ without_name }) => without_name ?? []).filter((word) => words.includes(word))
  if (alone.length > 0) return yes(`taken: ${alone.join(', ')}, which counts without the name`)
  return no(`${words.join(', ')} counts only together with the person's name, which was not taken`)
}
