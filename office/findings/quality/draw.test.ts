import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawPlaces, Reservoir, unitsFrom } from './draw.ts'

test('the seed decides, and another seed decides otherwise', () => {
  const some = (seed: string) => Array.from({ length: 20 }, unitsFrom(seed))
  expect(some('a')).toEqual(some('a'))
  expect(some('a')).not.toEqual(some('b'))
  for (const unit of some('c')) expect(unit >= 0 && unit < 1).toBe(true)
})

test('a drawn place is there, once, and was not taken before', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(70), fc.array(fc.nat(60)), fc.string(), (count, most, taken, seed) => {
      const before = new Set(taken)
      const drawn = drawPlaces(count, most, before, seed)
      const free = Array.from({ length: count }, (_, place) => place).filter((place) => !before.has(place))
      expect(drawn).toHaveLength(Math.min(most, free.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const place of drawn) expect(free).toContain(place)
    }),
  )
})

test('everything has the same chance, early or late, in both ways to draw', () => {
  const tries = 3000
  const hits = { reservoir: new Uint32Array(10), places: new Uint32Array(10) }
  for (let seed = 0; seed < tries; seed++) {
    const reservoir = new Reservoir<number>(3, `r${seed}`)
    for (let one = 0; one < 10; one++) reservoir.add(one)
    expect(reservoir.population).toBe(10)
    for (const one of reservoir.drawn) hits.reservoir[one]!++
    for (const one of drawPlaces(10, 3, new Set(), `p${seed}`)) hits.places[one]!++
  }
  // Three of ten: 900 each, and 5 standard deviations are 125.
  for (const counts of Object.values(hits)) for (const count of counts) expect(Math.abs(count - 900)).toBeLessThan(125)
})
