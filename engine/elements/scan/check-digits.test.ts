import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import {
  allEqual,
  cardBrand,
  isCompactDate,
  isDate,
  passesCard,
  passesCnId,
  passesLuhn,
  passesNhs,
  passesNpi,
  passesSsn,
  passesVerhoeff,
} from './check-digits.ts'

const digits = (text: string): Uint8Array => Uint8Array.from(text, Number)
const digitText = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

/** How many of the ten last digits make the number pass. */
function passing(body: string, check: (d: Uint8Array) => boolean): number {
  return Array.from({ length: 10 }, (_, last) => check(digits(body + last))).filter(Boolean).length
}

describe('check digits', () => {
  test('Luhn takes exactly one last digit, and sees every single wrong digit', () => {
    fc.assert(
      fc.property(digitText(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        expect(passing(body, (d) => passesLuhn(d, 16))).toBe(1)
        const last = Array.from({ length: 10 }, (_, n) => n).find((n) => passesLuhn(digits(body + n), 16))!
        const changed = digits(body + last)
        changed[at] = (changed[at]! + shift) % 10
        expect(passesLuhn(changed, 16)).toBe(false)
      }),
    )
  })

  test('Verhoeff agrees with stdnum on Aadhaar numbers', () => {
    fc.assert(
      fc.property(digitText(11), (body) => {
        fc.pre(Number(body[0]) > 1)
        for (let last = 0; last < 10; last++) {
          const number = body + last
          const palindrome = number === [...number].reverse().join('')
          if (!palindrome)
            expect(passesVerhoeff(digits(number), 12)).toBe(stdnum['IN']!['aadhaar']!.validate(number).isValid)
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['9434765919', true],
    ['4010232137', true],
    ['9434765918', false],
    ['1111111111', false],
  ])('NHS number %s: %s', (number, passes) => expect(passesNhs(digits(number))).toBe(passes))

  test.each([
    ['1234567893', true],
    ['1003000126', true],
    ['1234567890', false],
    ['3234567893', false],
  ])('NPI %s: %s', (number, passes) => expect(passesNpi(digits(number))).toBe(passes))

  test.each([
    ['524710932', true],
    ['000710932', false],
    ['666710932', false],
    ['924710932', false],
    ['524000932', false],
    ['524710000', false],
    ['123456789', false],
    ['078051120', false],
  ])('SSN %s: %s', (number, passes) => expect(passesSsn(digits(number))).toBe(passes))

  test('a Chinese resident number needs a region, a date and its check', () => {
    const body = '11010119900307002'
    expect(passesCnId(digits(body), 10)).toBe(true)
    expect(passesCnId(digits(body), 1)).toBe(false)
    expect(passesCnId(digits('99010119900307002'), 10)).toBe(false)
    expect(passesCnId(digits('11010119901307002'), 10)).toBe(false)
  })
})

test.each([
  ['4111111111111111', 'Visa'],
  ['5500005555555559', 'Mastercard'],
  ['2221000000000009', 'Mastercard'],
  ['378282246310005', 'American Express'],
  ['6011111111111117', 'Discover'],
  ['3530111333300000', 'JCB'],
  ['30569309025904', 'Diners Club'],
  ['6200000000000005', 'UnionPay'],
])('%s is a card of %s', (number, brand) => {
  expect(cardBrand(digits(number), number.length)).toBe(brand)
  expect(passesCard(digits(number), number.length)).toBe(true)
})

test('dates are those of the calendar from 1900 to 2099', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1890, max: 2110 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
      (y, m, d) => {
        const date = new Date(Date.UTC(y, m - 1, d))
        const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
        expect(isDate(y, m, d)).toBe(real && y >= 1900 && y < 2100)
      },
    ),
  )
  expect(isCompactDate(digits('20000229'), 0)).toBe(true)
  expect(isCompactDate(digits('19000229'), 0)).toBe(false)
  expect(allEqual(digits('1111'), 4)).toBe(true)
})
