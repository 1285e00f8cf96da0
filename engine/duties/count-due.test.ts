import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBusinessDay } from './calendar.ts'
import { countDue, countingFor, dayOff, lastDay } from './count-due.ts'
import { countings } from './duty-record.ts'
import { dateOfDay, dayOfDate, isoDay, isoIn, parseDay } from './zone-time.ts'

const day = (date: string) => parseDay(date)!
const anyDay = fc.integer({ min: dayOfDate(2024, 1, 1), max: dayOfDate(2029, 12, 31) })

describe('the counting rules', () => {
  test('hours run on through a change of the clocks', () => {
    const start = { instant: Date.parse('2026-03-27T10:00:00Z'), day: undefined }
    const due = countDue(start, { value: 72, unit: 'hours' }, 'elapsed-hours', 'Europe/London', 'GB-ENG')
    expect(isoIn(due, 'Europe/London')).toBe('2026-03-30T11:00:00+01:00')
  })

  test('the day of the event is day 0 or day 1, as the rule says', () => {
    expect(isoDay(lastDay(day('2026-03-02'), 60, 'days-exclude-start', 'US'))).toBe('2026-05-01')
    expect(isoDay(lastDay(day('2026-03-02'), 60, 'days-include-start', 'JP'))).toBe('2026-04-30')
  })

  test('a year end and a leap day', () => {
    expect(isoDay(lastDay(day('2026-12-31'), 60, 'days-exclude-start', 'US'))).toBe('2027-03-01')
    expect(isoDay(lastDay(day('2027-12-31'), 60, 'days-exclude-start', 'US'))).toBe('2028-02-29')
  })

  test('Japan: the last day moves past the closing of the year', () => {
    expect(isoDay(lastDay(day('2026-11-30'), 30, 'days-include-start-roll-forward', 'JP'))).toBe('2027-01-04')
  })

  test('months end on the same day, or on the last one', () => {
    expect(isoDay(lastDay(day('2026-01-31'), 1, 'months-same-day', 'DE'))).toBe('2026-02-28')
    expect(isoDay(lastDay(day('2028-01-31'), 1, 'months-same-day', 'DE'))).toBe('2028-02-29')
    expect(isoDay(lastDay(day('2026-11-15'), 24, 'months-same-day', 'CA'))).toBe('2028-11-15')
    expect(isoDay(lastDay(day('2026-12-31'), 3, 'months-to-month-end', 'PH'))).toBe('2027-03-31')
  })

  test('a limit without a rule of its own is counted by its unit', () => {
    expect(countingFor({ value: 72, unit: 'hours' }, 'days-exclude-start')).toBe('elapsed-hours')
    expect(countingFor({ value: 30, unit: 'calendar-days' }, 'elapsed-hours')).toBe('days-exclude-start')
    expect(countingFor({ value: 30, unit: 'calendar-days' }, 'days-include-start')).toBe('days-include-start')
    expect(countingFor({ value: 20, unit: 'business-days' }, null)).toBe('business-days-exclude-start')
    expect(countingFor({ value: 1, unit: 'months' }, 'elapsed-hours')).toBe('months-same-day')
  })

  test('a day off says why', () => {
    expect(dayOff(day('2026-03-07'), 'US')).toBe('Saturday 2026-03-07')
    expect(dayOff(day('2026-12-25'), 'US')).toBe('2026-12-25 (Christmas Day)')
    expect(dayOff(day('2026-03-09'), 'US')).toBeUndefined()
  })
})

describe('against the obvious way', () => {
  test('business days, ticked off one by one', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('US', 'BR', 'US-CA'),
        (start, value, place) => {
          const ticked: number[] = []
          for (let at = start + 1; ticked.length < value; at++) if (isBusinessDay(place, at)) ticked.push(at)
          expect(lastDay(start, value, 'business-days-exclude-start', place)).toBe(ticked.at(-1))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('months, by turning the pages of a calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, months) => {
        const from = dateOfDay(start)
        const page = (from.month - 1 + months) % 12
        const end = dateOfDay(lastDay(start, months, 'months-same-day', 'US'))
        expect(end.month - 1).toBe(page)
        expect(end.day === from.day || end.day < from.day).toBe(true)
        if (end.day < from.day) expect(dateOfDay(lastDay(start, months, 'months-same-day', 'US') + 1).day).toBe(1)
      }),
    )
  })

  test('a later start never ends earlier, by any rule', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...countings),
        (start, later, value, rule) => {
          const end = (at: number) =>
            countDue({ instant: at * 86_400_000, day: at }, { value, unit: 'calendar-days' }, rule, 'Asia/Tokyo', 'JP')
          expect(end(start + later)).toBeGreaterThanOrEqual(end(start))
        },
      ),
      { numRuns: 150 },
    )
  })
})
