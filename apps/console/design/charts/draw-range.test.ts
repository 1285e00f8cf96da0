import { expect, test } from 'vitest'
import { drawRange } from './draw-range.ts'

const history = [
  { at: '2026-03-02T00:00:00Z', least: 0, most: 10_000 },
  { at: '2026-03-03T00:00:00Z', least: 4_000, most: 10_000 },
  { at: '2026-03-04T00:00:00Z', least: 5_000, most: 6_000 },
]

test('a bound holds until the next is known: the lines are steps, from zero to a round number above the most', () => {
  const { least, most, ticks, end } = drawRange(history, 628)
  expect(least).toBe('M0 160H300V103.2H600V89H628')
  expect(most).toBe('M0 18H300V18H600V74.8H628')
  expect(ticks.map(({ value }) => value)).toEqual([0, 5_000, 10_000])
  expect(end).toEqual({ x: 628, least: 89, most: 74.8 })
})

test('the band goes along the most and back along the least to where it began', () => {
  expect(drawRange(history, 628).band).toBe('M0 18H300V18H600V74.8H628V89H600V103.2H300V160H0Z')
})
