import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { Random } from '../random.ts'
import {
  drawCard,
  drawHkid,
  drawMbi,
  drawNhsNumber,
  drawSsn,
  hkidCheck,
  luhnCheck,
  nhsCheck,
  plainHkid,
} from './check-digits.ts'

const many = <T>(draw: (random: Random) => T): T[] => {
  const random = new Random(11, 'numbers')
  return Array.from({ length: 500 }, () => draw(random))
}

describe('numbers with check digits', () => {
  test('known examples', () => {
    expect(hkidCheck('A', '123456')).toBe('3')
    expect(hkidCheck('C', '123456')).toBe('9')
    expect(hkidCheck('AB', '987654')).toBe('3')
    expect(nhsCheck('943476591')).toBe('9')
    expect(luhnCheck('411111111111111')).toBe('1')
  })

  test('another validator accepts every Hong Kong identity card number', () => {
    for (const hkid of many((random) => drawHkid(random, random.between(1930, 2025)))) {
      expect(hkid).toMatch(/^[A-Z]{1,2}\d{6}\([\dA]\)$/)
      expect(stdnum['HK']!['hkid']!.validate(plainHkid(hkid)).isValid, hkid).toBe(true)
    }
  })

  test('social security numbers keep out of the ranges that are never given out', () => {
    for (const ssn of many(drawSsn)) {
      expect(ssn).toMatch(/^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/)
      expect(stdnum['US']!['ssn']!.validate(ssn).isValid, ssn).toBe(true)
    }
  })

  test('NHS numbers add up modulo 11', () => {
    for (const number of many(drawNhsNumber)) {
      const digits = [...number.replaceAll(' ', '')].map(Number)
      expect(digits.length).toBe(10)
      expect(digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11).toBe(0)
    }
  })

  test('card numbers pass the Luhn sum, beneficiary identifiers their pattern', () => {
    for (const card of many(drawCard)) {
      const sum = [...card].reverse().reduce((all, sign, at) => {
        const digit = Number(sign) * (at % 2 === 1 ? 2 : 1)
        return all + (digit > 9 ? digit - 9 : digit)
      }, 0)
      expect(sum % 10).toBe(0)
    }
    const letter = '[AC-HJKMNP-RT-Y]'
    const pattern = new RegExp(`^[1-9]${letter}(?:\\d|${letter})\\d-${letter}(?:\\d|${letter})\\d-${letter}{2}\\d\\d$`)
    for (const mbi of many(drawMbi)) expect(mbi).toMatch(pattern)
  })
})
