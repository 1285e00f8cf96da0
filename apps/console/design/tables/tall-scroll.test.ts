import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barHeight, depthFor, isStuck, type Position, scrolled, settle, tallest } from './tall-scroll.ts'

const million = { total: 36_000_000, view: 600 }

test('a short list scrolls as any page does', () => {
  const sizes = { total: 4_000, view: 600 }
  expect(scrolled({ bar: 0, depth: 0 }, 1_234, sizes)).toEqual({ bar: 1_234, depth: 1_234 })
  expect(settle(1_234, sizes)).toEqual({ bar: 1_234, depth: 1_234 })
})

test('the wheel moves a million rows by as much as it says, the bar to the same share', () => {
  const wheel = scrolled({ bar: 1_000, depth: 4_500 }, 1_100, million)
  expect(wheel.depth).toBe(4_600)
  const lowest = tallest - 600
  expect(scrolled(wheel, lowest / 2, million).depth).toBeCloseTo((36_000_000 - 600) / 2, 3)
  expect(scrolled(wheel, lowest, million).depth).toBe(36_000_000 - 600)
})

test('a bar at its end with rows still to come is stuck, and settling frees it without moving a row', () => {
  const stuck = { bar: 0, depth: 90_000 }
  expect(isStuck(stuck, million)).toBe(true)
  const free = settle(stuck.depth, million)
  expect(free.depth).toBe(90_000)
  expect(isStuck(free, million)).toBe(false)
})

test('a row asked for comes into sight, and one in sight moves nothing', () => {
  expect(depthFor(999_999, 36, 0, million)).toBe(36_000_000 - 600)
  expect(depthFor(3, 36, 50, million)).toBe(50)
  expect(depthFor(0, 36, 50, million)).toBe(0)
})

test('whatever the movements, the rows stay within their ends, and every row can be reached', () => {
  const move = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -tallest, max: tallest }))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000_000 }), fc.array(move, { maxLength: 60 }), (total, moves) => {
      const sizes = { total, view: 600 }
      const lowest = Math.max(0, barHeight(total) - 600)
      let at: Position = { bar: 0, depth: 0 }
      for (const by of moves) {
        at = scrolled(at, Math.min(lowest, Math.max(0, at.bar + by)), sizes)
        if (isStuck(at, sizes)) at = settle(at.depth, sizes)
        expect(at.depth).toBeGreaterThanOrEqual(0)
        expect(at.depth).toBeLessThanOrEqual(Math.max(0, total - 600))
      }
      for (let tries = 0; at.depth > 0 && tries < 10; tries++) {
        at = scrolled(at, 0, sizes)
        if (isStuck(at, sizes)) at = settle(at.depth, sizes)
      }
      // From anywhere the Home key's leap ends at the first row.
      expect(settle(0, sizes)).toEqual({ bar: 0, depth: 0 })
    }),
  )
})
