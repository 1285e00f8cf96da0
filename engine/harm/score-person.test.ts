import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementNames } from '../elements/index.ts'
import { elementSet, scorePerson, stolen } from './index.ts'

const adult = { minor: false, safeAddress: false, deceased: false }
const of = (names: string[], person = adult, breach = stolen) => scorePerson(elementSet(names), person, breach)

test('a published dump of results with name and birth date is very high: 4 x 1 + 0.5 + 0.5', () => {
  const harm = of(['name', 'date-of-birth', 'lab-result'])
  expect(harm.score).toBe(5)
  expect(harm.band).toBe('very-high')
  expect(harm.reasons.at(-1)).toBe('4 x 1 + 1 = 5: very high.')
})

test('name and phone of a general clinic is low, of a psychiatric clinic medium', () => {
  expect(of(['name', 'phone'])).toMatchObject({ score: 1.75, band: 'low' })
  expect(of(['name', 'phone'], adult, { ...stolen, speciality: 'psychiatry' })).toMatchObject({
    score: 2.5,
    band: 'medium',
  })
})

test('a hidden address in the files outweighs everything else about a person in hiding', () => {
  const hiding = { ...adult, safeAddress: true }
  expect(of(['name', 'postal-address'], hiding)).toMatchObject({ score: 4, band: 'very-high', flags: ['safe-address'] })
  expect(of(['name', 'sex'], hiding).band).toBe('low')
})

test('a kit needs all its parts', () => {
  expect(of(['hkid', 'name']).flags).toEqual([])
  expect(of(['hkid', 'name', 'date-of-birth']).flags).toEqual(['identity-theft-kit'])
  expect(of(['insurance-policy', 'name', 'date-of-birth']).flags).toEqual(['medical-fraud-kit'])
  expect(of(['hiv', 'password', 'payment-card'], { ...adult, minor: true }).flags).toEqual([
    'payment',
    'credentials',
    'hiv',
    'minor',
  ])
})

test('money dealings weigh less than the means to pay', () => {
  expect(of(['name', 'date-of-birth', 'billing']).score).toBe(3)
  expect(of(['name', 'date-of-birth', 'bank-account']).score).toBe(4)
  expect(of(['name', 'date-of-birth', 'payment-card', 'card-security-code']).score).toBe(5)
})

test('a copy nobody has and nobody meant to take adds nothing', () => {
  const calm = { ...stolen, confidentiality: 'none' as const, malicious: false }
  expect(of(['name', 'date-of-birth', 'diagnosis'], adult, calm)).toMatchObject({ score: 4, band: 'very-high' })
  expect(of(['name'], adult, calm)).toMatchObject({ score: 0.5, band: 'low' })
})

test('more exposed data never makes it less bad, and the score stays within the method', () => {
  const elements = fc.subarray(elementNames.filter((name) => name !== 'record-key'))
  fc.assert(
    fc.property(elements, elements, fc.boolean(), fc.boolean(), (some, more, minor, safeAddress) => {
      const person = { minor, safeAddress, deceased: false }
      const less = of(some, person).score
      const all = of([...some, ...more], person).score
      expect(all).toBeGreaterThanOrEqual(less)
      expect(all).toBeLessThanOrEqual(6)
    }),
  )
})
