import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDuties } from './load-duties.ts'
import {
  dateOfDay,
  dayOfDate,
  endOfDay,
  instantAt,
  isoDay,
  isoIn,
  isZone,
  localDay,
  offsetAt,
  parseDay,
  weekday,
} from './zone-time.ts'

const hour = 3_600_000
const zones = [
  ...new Set([
    ...loadDuties()
      .map(({ clock }) => clock.zone)
      .filter((zone) => zone !== 'entity'),
    ...Intl.supportedValuesOf('timeZone'),
  ]),
]
const anyZone = fc.constantFrom(...zones)
/** 2020 to 2035. */
const anyDay = fc.integer({ min: dayOfDate(2020, 1, 1), max: dayOfDate(2035, 12, 31) })

/** The slow way: every second instant of two days around, first one whose wall clock reads 23:59:59 of that day. */
function endOfDaySlowly(day: number, zone: string): number {
  const middle = day * 86_400_000 + 86_399_000
  for (let instant = middle - 15 * hour; instant <= middle + 15 * hour; instant += 15 * 60_000)
    if (isoIn(instant, zone).startsWith(`${isoDay(day)}T23:59:59`)) return instant
  return Number.NaN
}

describe('a local day in any zone', () => {
  test('ends at 23:59:59, the same as found by trying every quarter of an hour', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const slow = endOfDaySlowly(day, zone)
        if (!Number.isNaN(slow)) expect(endOfDay(day, zone)).toBe(slow)
      }),
      { numRuns: 300 },
    )
  })

  test('its last second belongs to it, and the day after ends later', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        expect(localDay(endOfDay(day, zone), zone)).toBe(day)
        expect(endOfDay(day + 1, zone)).toBeGreaterThan(endOfDay(day, zone))
      }),
      { numRuns: 500 },
    )
  })

  test('an instant printed with its offset is read back as the same instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }), anyZone, (second, zone) => {
        expect(Date.parse(isoIn(second * 1000, zone))).toBe(second * 1000)
      }),
      { numRuns: 500 },
    )
  })
})

describe('when the clocks change', () => {
  test('spring in New York: 02:30 is never shown, and the earlier reading is taken', () => {
    const at = instantAt(dayOfDate(2026, 3, 8), 2.5 * 3600, 'America/New_York')
    expect(isoIn(at, 'America/New_York')).toBe('2026-03-08T01:30:00-05:00')
  })

  test('autumn in New York: 01:30 is shown twice, and the first is taken', () => {
    const at = instantAt(dayOfDate(2026, 11, 1), 1.5 * 3600, 'America/New_York')
    expect(isoIn(at, 'America/New_York')).toBe('2026-11-01T01:30:00-04:00')
  })

  test('Santiago puts the clocks back at midnight, so 23:59:59 comes twice: the first is the deadline', () => {
    const day = dayOfDate(2026, 4, 4)
    expect(isoIn(endOfDay(day, 'America/Santiago'), 'America/Santiago')).toBe('2026-04-04T23:59:59-03:00')
  })

  test('Lord Howe moves by half an hour', () => {
    expect(offsetAt(Date.parse('2026-01-01T00:00:00Z'), 'Australia/Lord_Howe')).toBe(11 * hour)
    expect(offsetAt(Date.parse('2026-07-01T00:00:00Z'), 'Australia/Lord_Howe')).toBe(10.5 * hour)
  })
})

describe('dates', () => {
  test('a day number and its date are two names for one thing', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateOfDay(day)
        expect(dayOfDate(date.year, date.month, date.day)).toBe(day)
        expect(parseDay(isoDay(day))).toBe(day)
      }),
    )
  })

  test('what is no date of the calendar is refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-00-10', 'yesterday', '', '2026-02-30'])
      expect(parseDay(text)).toBeUndefined()
    expect(parseDay('2028-02-29')).toBe(dayOfDate(2028, 2, 29))
  })

  test('2 March 2026 was a Monday', () => {
    expect(weekday(dayOfDate(2026, 3, 2))).toBe(1)
    expect(weekday(dayOfDate(1969, 12, 31))).toBe(3)
  })

  test('zones are known by their IANA name', () => {
    expect(isZone('Asia/Hong_Kong')).toBe(true)
    expect(isZone('Hong Kong')).toBe(false)
    for (const { clock } of loadDuties()) if (clock.zone !== 'entity') expect(isZone(clock.zone), clock.zone).toBe(true)
  })
})
