import fc from 'fast-check'
import { expect, test } from 'vitest'
import { relativeTo, spanOf } from './spans.ts'

const hour = 3_600_000

test('a deadline 53 hours away is 2 days 5 hours away, and one missed by as much is late by the same', () => {
  expect(spanOf(53 * hour)).toEqual({ days: 2, hours: 5, minutes: 0 })
  expect(spanOf(-53 * hour)).toEqual({ days: 2, hours: 5, minutes: 0 })
  expect(spanOf(59_999)).toEqual({ days: 0, hours: 0, minutes: 0 })
  expect(spanOf(72 * hour - 1)).toEqual({ days: 2, hours: 23, minutes: 0 })
})

test('a span never promises more time than there is, and is off by less than its smallest unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 24 * hour }), (size) => {
      const { days, hours, minutes } = spanOf(size)
      const said = (days * 24 + hours) * hour + minutes * 60_000
      const unit = days >= 10 ? 24 * hour : days > 0 ? hour : 60_000
      expect(said).toBeLessThanOrEqual(size)
      expect(size - said).toBeLessThan(unit)
    }),
  )
})

test('the relative time has one unit that a person would choose', () => {
  const now = Date.parse('2026-03-02T01:30:00Z')
  expect(relativeTo(now + 20_000, now)).toEqual({ value: 0, unit: 'second' })
  expect(relativeTo(now - 5 * 60_000, now)).toEqual({ value: -5, unit: 'minute' })
  expect(relativeTo(now + 47 * hour, now)).toEqual({ value: 47, unit: 'hour' })
  expect(relativeTo(now + 72 * hour, now)).toEqual({ value: 3, unit: 'day' })
  expect(relativeTo(now - 400 * 24 * hour, now)).toEqual({ value: -13, unit: 'month' })
})
