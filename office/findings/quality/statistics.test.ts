import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohensKappa, recallFromMisses, wilson } from './statistics.ts'

test.each([
  // R: prop.test(81, 263, correct = FALSE) and the pages of R. G. Newcombe (1998), method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (hits, tries, low, high) => {
  const estimate = wilson(hits, tries)!
  expect(estimate.low).toBeCloseTo(low, 4)
  expect(estimate.high).toBeCloseTo(high, 4)
})

const sample = fc
  .integer({ min: 1, max: 5000 })
  .chain((tries) => fc.tuple(fc.integer({ min: 0, max: tries }), fc.constant(tries)))

/** The definition: all shares that a score test at 5 % does not refuse; its ends found by halving. */
function slowEnd(hits: number, tries: number, towards: 0 | 1): number {
  const share = hits / tries
  let [inside, outside] = [share, towards as number]
  for (let step = 0; step < 200; step++) {
    const middle = (inside + outside) / 2
    const deviation = Math.abs(share - middle) / Math.sqrt((middle * (1 - middle)) / tries)
    if (deviation <= 1.959963984540054) inside = middle
    else outside = middle
  }
  return inside
}

test('the interval is that of the score test', () => {
  fc.assert(
    fc.property(sample, ([hits, tries]) => {
      const { share, low, high } = wilson(hits, tries)!
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      if (hits > 0) expect(low).toBeCloseTo(slowEnd(hits, tries, 0), 8)
      if (hits < tries) expect(high).toBeCloseTo(slowEnd(hits, tries, 1), 8)
    }),
  )
})

test('the textbook example of kappa', () => {
  const pairs = [
    ...Array(20).fill(['yes', 'yes']),
    ...Array(5).fill(['yes', 'no']),
    ...Array(10).fill(['no', 'yes']),
    ...Array(15).fill(['no', 'no']),
  ]
  expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10)
  expect(cohensKappa([])).toBeUndefined()
  expect(cohensKappa([['yes', 'yes']])).toBeUndefined()
})

test('kappa counts agreement against all ways to pair the two lists anew', () => {
  const word = fc.constantFrom('1', '2', '0', 'unsure')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 }), (pairs) => {
      let chance = 0
      for (const [a] of pairs) for (const [, b] of pairs) if (a === b) chance++
      chance /= pairs.length ** 2
      const same = pairs.filter(([a, b]) => a === b).length / pairs.length
      const kappa = cohensKappa(pairs)
      if (chance > 1 - 1e-12) expect(kappa).toBeUndefined()
      else expect(kappa).toBeCloseTo((same - chance) / (1 - chance), 8)
      expect(cohensKappa(pairs.map(([a, b]) => [b, a]))).toEqual(
        kappa === undefined ? undefined : expect.closeTo(kappa, 8),
      )
    }),
  )
})

test('recall: nothing missed is all found; more missed is less, and the interval turns with it', () => {
  expect(recallFromMisses(900, 100, 0, 50)).toMatchObject({ share: 1, high: 1 })
  expect(recallFromMisses(900, 1000, 5, 50)!.share).toBeCloseTo(0.9, 10)
  expect(recallFromMisses(10, 10, 1, 0)).toBeUndefined()
  fc.assert(
    fc.property(sample, fc.nat(10_000), fc.nat(10_000), ([missed, looked], found, empty) => {
      const { share, low, high } = recallFromMisses(found, empty, missed, looked)!
      expect(low).toBeLessThanOrEqual(share + 1e-12)
      expect(share).toBeLessThanOrEqual(high + 1e-12)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
    }),
  )
})
