import { holidayName, isBusinessDay } from './calendar.ts'
import type { Counting, Limit } from './duty-record.ts'
import { dayOf, type Moment } from './timeline.ts'
import { dateOfDay, dayOfDate, endOfDay, isoDay, weekday } from './zone-time.ts'

/**
 * The counting rules of data/duties/README.md. Days end at 23:59:59 local. `holidaysOf` is the recipient's jurisdiction.
 * Source of the rules for the EU: Regulation 1182/71; for Japan: PPC guideline; for the US: days as each statute says, without
 * moving a deadline over a weekend (the safe side).
 */
export function countDue(start: Moment, limit: Limit, counting: Counting, zone: string, holidaysOf: string): number {
  if (counting === 'elapsed-hours') return start.instant + limit.value * 3_600_000
  return endOfDay(lastDay(dayOf(start, zone), limit.value, counting, holidaysOf), zone)
}

/** The last day of a period that begins with the event on `day`. */
export function lastDay(
  day: number,
  value: number,
  counting: Exclude<Counting, 'elapsed-hours'>,
  holidaysOf: string,
): number {
  switch (counting) {
    case 'days-exclude-start':
      return day + value
    case 'days-include-start':
      return day + value - 1
    case 'days-include-start-roll-forward':
      return rollForward(day + value - 1, holidaysOf)
    case 'business-days-exclude-start':
      return afterBusinessDays(day, value, holidaysOf)
    case 'months-same-day':
      return monthsLater(day, value)
    case 'months-to-month-end':
      return endOfMonthLater(day, value)
  }
}

/** The rule for a limit that names none: by its unit, and like the record's own clock where that counts the same unit. */
export function countingFor(limit: Limit, own: Counting | null): Counting {
  const byUnit = {
    hours: 'elapsed-hours',
    'calendar-days': 'days-exclude-start',
    'business-days': 'business-days-exclude-start',
    months: 'months-same-day',
  } as const
  const usual = byUnit[limit.unit]
  const fits = own !== null && (usual === own || (limit.unit === 'calendar-days' && own.startsWith('days-')))
  return fits ? own : usual
}

function rollForward(day: number, holidaysOf: string): number {
  let at = day
  while (!isBusinessDay(holidaysOf, at)) at++
  return at
}

function afterBusinessDays(day: number, value: number, holidaysOf: string): number {
  let at = day
  for (let left = value; left > 0; ) if (isBusinessDay(holidaysOf, ++at)) left--
  return at
}

function monthsLater(day: number, months: number): number {
  const from = dateOfDay(day)
  const lastOfMonth = dayOfDate(from.year, from.month + months + 1, 0)
  return Math.min(dayOfDate(from.year, from.month + months, from.day), lastOfMonth)
}

function endOfMonthLater(day: number, months: number): number {
  const from = dateOfDay(day)
  return dayOfDate(from.year, from.month + months + 1, 0)
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** "Saturday 2026-05-02" or "2026-12-25 (Christmas Day)": why a day is no working day, or undefined where it is one. */
export function dayOff(day: number, holidaysOf: string): string | undefined {
  const holiday = holidayName(holidaysOf, day)
  if (holiday !== undefined) return `${isoDay(day)} (${holiday})`
  return weekday(day) === 0 || weekday(day) === 6 ? `${weekdays[weekday(day)]} ${isoDay(day)}` : undefined
}

/** The public holidays on weekdays from the day after `from` to `to`: the ones that made a count in business days longer. */
export function holidaysPassed(from: number, to: number, holidaysOf: string): string[] {
  const passed: string[] = []
  for (let at = from + 1; at <= to; at++) {
    const name = weekday(at) === 0 || weekday(at) === 6 ? undefined : holidayName(holidaysOf, at)
    if (name !== undefined) passed.push(`${isoDay(at)} (${name})`)
  }
  return passed
}
