import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAadhaar,
  isCard,
  isCnResidentId,
  isHkid,
  isHkidShape,
  isIban,
  isMbi,
  isMyKad,
  isNhsNumber,
  isNino,
  isNpi,
  isNric,
  isSsn,
  passesLuhn,
} from './check-digits.ts'

// Numbers made up for documentation, or computed here; nobody's.
const cases: [string, (text: string) => boolean, string[], string[]][] = [
  [
    'HKID',
    isHkid,
    ['A123456(3)', 'A1234563', 'G765432(3)', 'Z683365(A)', 'AB987654(3)', 'a123456(3)'],
    ['A123456(4)', 'A123456', '1234563', 'ABC123456(3)', ''],
  ],
  [
    'SSN',
    isSsn,
    ['078-05-1120', '123 45 6789', '219099999'],
    ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-6789', '123-45-0000', '12-345-6789'],
  ],
  [
    'NHS number',
    isNhsNumber,
    ['943 476 5919', '9434765919', '943-476-5919'],
    ['9434765918', '1111111111', '943476591'],
  ],
  ['NINO', isNino, ['AB123456C', 'ab 12 34 56 c'], ['BG123456A', 'DA123456A', 'AB123456E']],
  ['MBI', isMbi, ['1EG4-TE5-MK73', '1EG4TE5MK73'], ['0EG4-TE5-MK73', '1SG4-TE5-MK73', '1EG4-TE5-MK7']],
  ['NPI', isNpi, ['1234567893'], ['1234567890', '3234567893']],
  [
    'resident identity number',
    isCnResidentId,
    ['11010519491231002X', '440524188001010014'],
    ['110105194912310021', '11010519491331002X', '11010549'],
  ],
  ['Aadhaar', isAadhaar, ['2341 2341 2346', '234123412346'], ['2341 2341 2345', '134123412346']],
  [
    'card',
    isCard,
    ['4111 1111 1111 1111', '378282246310005', '5555-5555-5555-4444'],
    ['4111 1111 1111 1112', '1234567812345670', '41111'],
  ],
  ['IBAN', isIban, ['GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000'], ['GB83 WEST 1234 5698 7654 32', 'GB82']],
  ['NRIC', isNric, ['S1234567D', 's1234567d'], ['S1234567A', 'X1234567D']],
  ['MyKad', isMyKad, ['800412-14-5566', '800412145566'], ['801312-14-5566', '800412-00-5566']],
]

describe('check digits', () => {
  it.each(cases)('%s', (_, check, valid, invalid) => {
    for (const text of valid) expect(check(text), text).toBe(true)
    for (const text of invalid) expect(check(text), text).toBe(false)
  })

  it('an HKID with a wrong digit still has the shape of one', () => {
    expect(isHkidShape('A123456(4)')).toBe(true)
    expect(isHkidShape('hello')).toBe(false)
  })

  it('of HKIDs, exactly one of eleven last places is right', () => {
    const number = fc.tuple(fc.constantFrom(...'ABCDEFGHKMNPRVWYZ'), fc.integer({ min: 0, max: 999_999 }))
    fc.assert(
      fc.property(number, ([letter, digits]) => {
        const right = [...'0123456789A'].filter((check) =>
          isHkid(`${letter}${String(digits).padStart(6, '0')}(${check})`),
        )
        expect(right).toHaveLength(1)
      }),
    )
  })

  it('of any digits, exactly one of ten last digits passes Luhn', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,18}$/), (digits) => {
        expect([...'0123456789'].filter((check) => passesLuhn(digits + check))).toHaveLength(1)
      }),
    )
  })

  it('one changed digit of an Aadhaar number is always seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'234123412346']
        digits[place] = String((Number(digits[place]) + step) % 10)
        expect(isAadhaar(digits.join(''))).toBe(false)
      }),
    )
  })

  it('no check fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
        for (const [, check] of cases) expect(typeof check(text)).toBe('boolean')
      }),
    )
  })
})
