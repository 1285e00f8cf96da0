import type { DutyRecord } from './duty-record.ts'
import { liesIn, placeCode } from './places.ts'
import type { Situation } from './situation.ts'

/** At least so many, at most so many (`Infinity` while nobody has been counted); `where` says who is counted. */
export interface Count {
  least: number
  most: number
  where: string
}

const singleState = 'residents of a single State or jurisdiction'
const residentsOfPlace = /^residents of ([A-Z]{2}(?:-[A-Z0-9]+)?)$/

/** Does the record count the people of one State, whichever has the most? */
export const countsOneState = ({ trigger }: DutyRecord): boolean => trigger.individuals_in === singleState

/** The place whose people the record counts; undefined for everybody affected. */
export function placeCounted({ trigger: { individuals_in } }: DutyRecord): string | undefined {
  if (individuals_in === null || individuals_in === singleState) return undefined
  return residentsOfPlace.exec(individuals_in)?.[1] ?? individuals_in
}

/** The people that a record's threshold is held against. */
export function countFor(record: DutyRecord, situation: Situation): Count {
  return countsOneState(record) ? countOfOneState(situation) : countIn(placeCounted(record), situation)
}

/** People living in a place or in a place inside it; everybody affected without one. */
export function countIn(place: string | undefined, { facts, residents }: Situation): Count {
  const { total, possible, uncounted } = facts.affected
  if (place === undefined) {
    const most = uncounted === true ? Number.POSITIVE_INFINITY : Math.max(total, possible?.total ?? 0)
    return { least: total, most, where: 'people affected in all' }
  }
  const where = `people living in ${place}`
  const least = sumIn(place, residents)
  if (uncounted === true) return { least, most: Number.POSITIVE_INFINITY, where }
  const most = possible?.residents === undefined ? least : sumIn(place, Object.entries(possible.residents))
  return { least, most: Math.max(least, most), where }
}

/** The States in which affected people live, with how many. */
export function statesOf({ residents }: Situation): (readonly [string, number])[] {
  return [...residents].filter(([place]) => place.startsWith('US-'))
}

function sumIn(place: string, residents: Iterable<readonly [string, number]>): number {
  let people = 0
  for (const [code, count] of residents) if (liesIn(placeCode(code), place)) people += count
  return people
}

/** The most people in one State; those known only to live in the US could all live in the same one. */
function countOfOneState(situation: Situation): Count {
  const where = 'people living in one State'
  const least = Math.max(0, ...statesOf(situation).map(([, people]) => people))
  const { uncounted, possible } = situation.facts.affected
  if (uncounted === true) return { least, most: Number.POSITIVE_INFINITY, where }
  const floating = situation.residents.get('US') ?? 0
  const upper = Object.entries(possible?.residents ?? {}).filter(([place]) => placeCode(place).startsWith('US-'))
  return { least, most: Math.max(least + floating, ...upper.map(([, people]) => people)), where }
}
