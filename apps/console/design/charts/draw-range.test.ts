import { expect, test } from 'vitest'
import { drawRange } from './draw-range.ts'

const history = [
  { at: '2026-03-02T00:00:00Z', least: 0, most: 10_000 },
  { at: '2026-03-03T00:00:00Z', least: 4_000, most: 10_000 },
  { at: '2026-03-04T00:00:00Z', least: 5_000, most: 6_000 },
]

test('a bound holds until the next is known: the lines are steps, from zero to a round number above the most', () => {
  const { least, most, ticks, end } = drawRange(history)
  expect(least).toBe('M0 150H320V96.4H640V83')
  expect(most).toBe('M0 16H320V16H640V69.6')
  expect(ticks.map(({ value }) => value)).toEqual([0, 5_000, 10_000])
  expect(end).toEqual({ x: 640, least: 83, most: 69.6 })
})

test('the band goes along the most and back along the least to where it began', () => {
  expect(drawRange(history).band).toBe('M0 16H320V16H640V69.6V83H640V96.4H320V150H0Z')
})
