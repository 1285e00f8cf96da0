import { describe, expect, test } from 'vitest'
import { listData, readData } from '../../base/data.ts'
import { type Corrections, holidaysOf, isBusinessDay } from './calendar.ts'
import { isoDay, parseDay, weekday } from './zone-time.ts'

/** Holidays on working days, MM-DD: Saturdays and Sundays count for nothing anyway. Written from the governments' own lists. */
const onWorkdays: Record<string, Record<number, string>> = {
  HK: {
    2026: '01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25',
    2027: '01-01 02-08 02-09 03-26 03-29 04-05 05-13 06-09 07-01 09-16 10-01 10-08 12-27',
  },
  US: {
    2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  },
  SG: {
    2026: '01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25',
  },
  JP: {
    2026: '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-29 12-30 12-31',
    2027: '01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23 12-29 12-30 12-31',
  },
  'AU-NSW': {
    2026: '01-01 01-26 04-03 04-06 04-27 06-08 10-05 12-25 12-28',
    2027: '01-01 01-26 03-26 03-29 04-26 06-14 10-04 12-27 12-28',
  },
  KR: {
    2026: '01-01 02-16 02-17 02-18 03-02 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25',
  },
  'GB-ENG': {
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  },
  'US-CA': {
    2026: '01-01 01-19 02-16 03-31 05-25 06-19 09-07 11-11 11-26 11-27 12-25',
  },
  BR: {
    2026: '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-20 12-25',
  },
  CO: {
    2026: '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
  },
}

describe.each(Object.keys(onWorkdays))('public holidays of %s', (place) => {
  test.each(Object.keys(onWorkdays[place]!).map(Number))('in %i', (year) => {
    const days = [...holidaysOf(place, year).keys()].filter((day) => weekday(day) !== 0 && weekday(day) !== 6)
    expect(
      days
        .sort((a, b) => a - b)
        .map((day) => isoDay(day).slice(5))
        .join(' '),
    ).toBe(onWorkdays[place]![year])
  })
})

test('a business day is neither a weekend nor a holiday', () => {
  const at = (date: string) => isBusinessDay('US', parseDay(date)!)
  expect([at('2026-07-02'), at('2026-07-03'), at('2026-07-04'), at('2026-07-05'), at('2026-07-06')]).toEqual([
    true,
    false,
    false,
    false,
    true,
  ])
})

test('a place that nobody knows has only weekends', () => {
  expect(holidaysOf('ZZ', 2026).size).toBe(0)
  expect(isBusinessDay('ZZ', parseDay('2026-12-25')!)).toBe(true)
})

test('every correction is a date of the calendar and says what it is', () => {
  for (const path of listData('calendars', '.yaml')) {
    const corrections = readData(path) as Corrections
    for (const { date, name } of [...(corrections.add ?? []), ...(corrections.remove ?? [])]) {
      expect(parseDay(date), `${path} ${date}`).toBeDefined()
      expect(name.length).toBeGreaterThan(3)
    }
    for (const { date } of corrections.every_year ?? [])
      expect(parseDay(`2024-${date}`), `${path} ${date}`).toBeDefined()
  }
})
