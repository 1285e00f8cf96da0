import { type Check, type CheckRecord, no, open, passes, yes } from '../check.ts'
import { type Count, countFor, countsOneState, placeCounted, statesOf } from '../count-people.ts'
import type { DutyRecord } from '../duty-record.ts'
import type { Situation } from '../situation.ts'

/** Counts against the record's threshold. Its figures already encode the edge: "more than 500" is 501. */
export const checkThreshold: CheckRecord = (record, situation, conditions) => {
  const { min_individuals, max_individuals, individuals_in } = record.trigger
  const min = min_individuals ?? (individuals_in === null ? null : 1)
  if (min === null && max_individuals === null) return passes
  if (conditions.some(({ count }) => count === 'unreachable')) return unreachable(record, situation)
  return within(countFor(record, situation), min ?? 0, max_individuals, 'affected.residents')
}

/** The places for each of which the duty is owed: the States over the threshold, or the one place that is counted. */
export function forEach(record: DutyRecord, situation: Situation): string[] {
  const { individuals_in, min_individuals } = record.trigger
  if (individuals_in === null) return []
  if (!countsOneState(record)) return [placeCounted(record)!]
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
  const threshold = `whether the threshold of ${least < min ? min : max} is met is still open`
  if (most === Number.POSITIVE_INFINITY)
    return open('affected.total', `${where}: nobody has counted them yet, so ${threshold}`)
  return open(ask, `at least ${least} and at most ${most} ${where}: ${threshold}`)
}

function range(min: number, max: number | null): string {
  if (max !== null) return ` (counts from ${min} to ${max})`
  return min > 1 ? ` (threshold: ${min} or more)` : ''
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
