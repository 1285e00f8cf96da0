import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { expect, test } from 'vitest'
import { bracketEnd, passesHkid } from './check-hkid.ts'
import { ibanEnd, ibanLength } from './check-iban.ts'
import { unitsOf } from './units.ts'

const isKnown = (number: string): boolean => stdnum['HK']!['hkid']!.validate(number).isValid

test('HKIDs with one and two letters agree with stdnum', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{1,2}[0-9]{6}$/), (body) => {
      const letters = body.replace(/\d/g, '')
      const digits = Uint8Array.from(body.replace(/\D/g, ''), Number)
      const [first, second] =
        letters.length === 1 ? [0, letters.charCodeAt(0)] : [letters.charCodeAt(0), letters.charCodeAt(1)]
      const passed = [...'0123456789A'].filter((check) => passesHkid(first, second, digits, check.charCodeAt(0)))
      expect(passed.length).toBe(1)
      // stdnum knows fewer letters; where it knows them it must agree.
      for (const check of '0123456789A') if (isKnown(body + check)) expect(passed).toEqual([check])
    }),
    { numRuns: 100 },
  )
})

test('the check stands in brackets, after at most one space', () => {
  const end = (text: string) => bracketEnd(unitsOf(text).units, 0)
  expect(end('(3)')).toBe(3)
  expect(end(' (A)')).toBe(4)
  expect(end('（３）')).toBe(3)
  expect(end('(B)')).toBe(0)
  expect(end('(12)')).toBe(0)
})

test('an IBAN has the length of its country, groups of four and its check digits', () => {
  const end = (text: string) => ibanEnd(unitsOf(text).units, 0, text.length)
  expect(ibanLength(71, 66)).toBe(22)
  expect(ibanLength(85, 83)).toBe(0)
  expect(end('GB29 NWBK 6016 1331 9268 19 and')).toBe(27)
  expect(end('de89370400440532013000')).toBe(22)
  expect(end('GB29 NW BK60 1613 3192 6819')).toBe(0)
  expect(end('GB29NWBK60161331926818')).toBe(0)
  expect(end('GB29NWBK601613319268190')).toBe(0)
  expect(end('GB29')).toBe(0)
})
