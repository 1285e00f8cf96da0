import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alarmMarks, alarmMoments } from './alarm-marks.ts'

const hours = (count: number) => alarmMarks(count * 3_600_000).map((minutes) => minutes / 60)

test('sixty days: three days, a day, four hours and an hour before, and when it is over', () => {
  expect(hours(60 * 24)).toEqual([72, 24, 4, 1, 0])
  expect(hours(6 * 24)).toEqual([72, 24, 4, 1, 0])
})

test('short clocks have shorter marks, at least three', () => {
  expect(hours(72)).toEqual([24, 4, 1, 0])
  expect(hours(24)).toEqual([12, 4, 1, 0])
  expect(hours(12)).toEqual([6, 4, 1, 0])
  expect(hours(6)).toEqual([3, 1.5, 1, 0])
  expect(hours(2)).toEqual([1, 0.5, 0.25, 0])
  expect(alarmMarks(5 * 60_000)).toEqual([2, 1, 0])
})

test('a deadline that was over when it came on the board has one mark: now', () => {
  expect(alarmMarks(0)).toEqual([0])
  expect(alarmMarks(-86_400_000)).toEqual([0])
})

test('for any clock: in order, none twice, none before it began', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e11 }), (clockMs) => {
      const since = new Date('2026-03-02T01:00:00Z')
      const due = new Date(since.getTime() + clockMs)
      const moments = alarmMoments(since, due)
      const times = moments.map(({ at }) => at)
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
      expect(times.at(-1)).toBe(due.getTime())
      if (clockMs > 0) expect(times[0]).toBeGreaterThanOrEqual(since.getTime())
      if (clockMs >= 10 * 60_000) expect(times.length).toBeGreaterThanOrEqual(4)
    }),
  )
})
