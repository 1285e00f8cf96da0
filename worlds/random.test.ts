import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Random, Weighted } from './random.ts'

describe('seeded randomness', () => {
  test('the same seed and key give the same draws, another key others', () => {
    const draws = (...key: (string | number)[]) => {
      const random = new Random(42, ...key)
      return Array.from({ length: 20 }, () => random.word())
    }
    expect(draws('patients', 7)).toEqual(draws('patients', 7))
    expect(draws('patients', 7)).not.toEqual(draws('patients', 8))
    expect(draws('patients', 7)).not.toEqual(draws('outsiders', 7))
    expect(new Random(1, 'a').word()).not.toBe(new Random(2, 'a').word())
  })

  test('numbers stay within their bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, span) => {
        const drawn = new Random(seed, 'x').between(low, low + span)
        expect(drawn).toBeGreaterThanOrEqual(low)
        expect(drawn).toBeLessThanOrEqual(low + span)
        expect(Number.isInteger(drawn)).toBe(true)
      }),
    )
  })

  test('neighbouring keys are not alike', () => {
    const firsts = Array.from({ length: 4000 }, (_, at) => new Random(1, 'record', at).unit())
    const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length
    expect(mean).toBeGreaterThan(0.48)
    expect(mean).toBeLessThan(0.52)
    expect(new Set(firsts).size).toBe(4000)
  })

  test('weights steer how often something is drawn', () => {
    const random = new Random(3, 'weights')
    const names = new Weighted(['Chan', 'Chu Kot'], (name) => (name === 'Chan' ? 9 : 1))
    const chans = Array.from({ length: 5000 }, () => names.draw(random)).filter((name) => name === 'Chan').length
    expect(chans).toBeGreaterThan(4300)
    expect(chans).toBeLessThan(4700)
  })

  test('digits and hexadecimal texts have the length asked for', () => {
    expect(new Random(1, 'd').digits(9)).toMatch(/^\d{9}$/)
    expect(new Random(1, 'd').hex(33)).toMatch(/^[0-9a-f]{33}$/)
  })
})
