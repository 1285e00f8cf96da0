import type { DutiesAnswer } from './answer.ts'
import { countIn, countsOneState, placeCounted, statesOf } from './count-people.ts'
import { decideDuties } from './decide-duties.ts'
import type { DutyRecord } from './duty-record.ts'
import type { Facts } from './facts.ts'
import { loadDuties } from './load-duties.ts'
import { type Situation, situationOf } from './situation.ts'
import { conditionsOf } from './supplements.ts'
import { readWhen } from './timeline.ts'

/** A number of people from which on a duty is owed, held against the number that is counted now. */
export interface Threshold {
  /** Id of the duty. */
  id: string
  /** Where the people live who count for it (ISO 3166); null: everybody affected. */
  place: string | null
  /** From so many people on. */
  from: number
  /** So many are counted; at most so many, null while nobody can say. */
  least: number
  most: number | null
  /** met: it is reached. open: the upper bound reaches it. below: so many are missing, and with them the duty would be owed. */
  state: 'met' | 'open' | 'below'
}

/**
 * The thresholds that say something about these facts: those that are met, and those that more people in a place where some are affected
 * would meet, everything else being as it is. Nearest first. Pure.
 */
export function thresholdsOf(
  facts: Facts,
  answer: DutiesAnswer,
  duties: readonly DutyRecord[] = loadDuties(),
): Threshold[] {
  const situation = situationOf(facts, readWhen(answer.as_of, 'UTC')!.instant)
  const owed = new Set(answer.duties.map(({ id }) => id))
  const found = duties
    .flatMap((record) => countedAgainst(record, situation))
    .filter(({ least, most }) => least > 0 || most === null)
    .filter((one) => (one.state === 'below' ? wouldApply(one, facts, answer.as_of, duties) : owed.has(one.id)))
  return found.sort((a, b) => b.least / b.from - a.least / a.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function countedAgainst(record: DutyRecord, situation: Situation): Threshold[] {
  const from = record.trigger.min_individuals
  if (from === null || from < 2 || conditionsOf(record.id).some(({ count }) => count === 'unreachable')) return []
  const places = countsOneState(record) ? statesOf(situation).map(([place]) => place) : [placeCounted(record) ?? null]
  return places.map((place) => {
    const { least, most } = countIn(place ?? undefined, situation)
    const state = least >= from ? 'met' : most >= from ? 'open' : 'below'
    return { id: record.id, place, from, least, most: Number.isFinite(most) ? most : null, state }
  })
}

function wouldApply(
  { id, place, from, least }: Threshold,
  facts: Facts,
  asOf: string,
  duties: readonly DutyRecord[],
): boolean {
  const more = from - least
  const { affected } = facts
  const residents = { ...(affected.residents ?? { [facts.entity.based_in]: affected.total }) }
  if (place !== null) residents[place] = (residents[place] ?? 0) + more
  const raised = { ...affected, total: affected.total + more, residents }
  return decideDuties({ ...facts, affected: raised }, asOf, duties).duties.some((duty) => duty.id === id)
}
