import { type Check, type CheckRecord, no, open, passes, yes } from '../check.ts'
import type { DutyRecord } from '../duty-record.ts'
import { liesIn, placeCode } from '../places.ts'
import type { Situation } from '../situation.ts'

const singleState = 'residents of a single State or jurisdiction'
const residentsOfPlace = /^residents of ([A-Z]{2}(?:-[A-Z0-9]+)?)$/

/** At least so many, at most so many; `where` says who is counted. */
interface Count {
  least: number
  most: number
  where: string
}

/** Counts against the record's threshold. Its figures already encode the edge: "more than 500" is 501. */
export const checkThreshold: CheckRecord = (record, situation, conditions) => {
  const { min_individuals, max_individuals, individuals_in } = record.trigger
  const min = min_individuals ?? (individuals_in === null ? null : 1)
  if (min === null && max_individuals === null) return passes
  if (conditions.some(({ count }) => count === 'unreachable')) return unreachable(record, situation)
  const count =
    individuals_in === singleState ? countOfOneState(situation) : countIn(placeOf(individuals_in), situation)
  return within(count, min ?? 0, max_individuals, 'affected.residents')
}

/** The places for each of which the duty is owed: the States over the threshold, or the one place that is counted. */
export function forEach(record: DutyRecord, situation: Situation): string[] {
  const { individuals_in, min_individuals } = record.trigger
  if (individuals_in === null) return []
  if (individuals_in !== singleState) return [placeOf(individuals_in)!]
  return statesOf(situation)
    .filter(([, people]) => people >= (min_individuals ?? 1))
    .map(([place]) => place)
    .sort()
}

function within(count: Count, min: number, max: number | null, ask: string): Check {
  const { least, most, where } = count
  if (most < min) return no(min === 1 ? `nobody ${where} is affected` : `${most} ${where}, fewer than ${min}`)
  if (max !== null && least > max) return no(`${least} ${where}, more than ${max}`)
  const says = `${least} ${where}${range(min, max)}`
  if (least >= min && (max === null || most <= max)) return yes(says)
  return open(
    ask,
    `at least ${least} and at most ${most} ${where}: whether the threshold of ${least < min ? min : max} is met is still open`,
  )
}

function range(min: number, max: number | null): string {
  if (max !== null) return ` (counts from ${min} to ${max})`
  return min > 1 ? ` (threshold: ${min} or more)` : ''
}

function placeOf(individualsIn: string | null): string | undefined {
  if (individualsIn === null) return undefined
  return residentsOfPlace.exec(individualsIn)?.[1] ?? individualsIn
}

function countIn(place: string | undefined, { facts, residents }: Situation): Count {
  const { total, possible } = facts.affected
  if (place === undefined)
    return { least: total, most: Math.max(total, possible?.total ?? 0), where: 'people affected in all' }
  const least = sumIn(place, residents)
  const most = possible?.residents === undefined ? least : sumIn(place, Object.entries(possible.residents))
  return { least, most: Math.max(least, most), where: `people living in ${place}` }
}

function sumIn(place: string, residents: Iterable<readonly [string, number]>): number {
  let people = 0
  for (const [code, count] of residents) if (liesIn(placeCode(code), place)) people += count
  return people
}

function statesOf({ residents }: Situation): (readonly [string, number])[] {
  return [...residents].filter(([place]) => place.startsWith('US-'))
}

/** The most people in one State; those known only to live in the US could all live in the same one. */
function countOfOneState(situation: Situation): Count {
  const states = statesOf(situation)
  const least = Math.max(0, ...states.map(([, people]) => people))
  const floating = situation.residents.get('US') ?? 0
  const possible = Object.entries(situation.facts.affected.possible?.residents ?? {}).filter(([place]) =>
    placeCode(place).startsWith('US-'),
  )
  return {
    least,
    most: Math.max(least + floating, ...possible.map(([, people]) => people)),
    where: 'people living in one State',
  }
}

function unreachable(record: DutyRecord, { facts }: Situation): Check {
  const { min_individuals, max_individuals } = record.trigger
  const people = facts.affected.unreachable
  if (people === undefined)
    return open('affected.unreachable', 'it counts the people who cannot be reached, and that number was not given')
  return within(
    { least: people, most: people, where: 'people who cannot be reached' },
    min_individuals ?? 0,
    max_individuals,
    'affected.unreachable',
  )
}
