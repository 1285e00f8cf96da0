import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, numberFormat } from './format-number.ts'

const shown = (raw: string, code: string, is1904 = false) => formatNumber(raw, numberFormat(200, code), is1904)

describe('dates', () => {
  test.each([
    ['45000', 'yyyy-mm-dd', '2023-03-15'],
    ['45000.5', 'd/m/yyyy h:mm', '2023-03-15 12:00:00'],
    ['0.75', 'h:mm:ss', '18:00:00'],
    ['1', 'dd/mm/yy', '1900-01-01'],
    ['61', 'dd/mm/yy', '1900-03-01'],
    ['30000', '[$-409]d\\-mmm\\-yy;@', '1982-02-18'],
    ['44197', '[$-404]e/m/d', '2021-01-01'],
    ['45000', '"dd" 0', '45000'],
    ['-5', 'yyyy-mm-dd', '-5'],
    ['1e300', 'yyyy-mm-dd', '1e+300'],
  ])('%s as %s is %s', (raw, code, expected) => expect(shown(raw, code)).toBe(expected))

  test('a workbook made on an old Mac counts from 1904', () =>
    expect(shown('0', 'yyyy-mm-dd', true)).toBe('1904-01-01'))
  test('built-in formats', () => {
    expect(formatNumber('45000', numberFormat(14, undefined), false)).toBe('2023-03-15')
    expect(formatNumber('45000', numberFormat(0, undefined), false)).toBe('45000')
  })

  test('every day of two centuries comes out as the calendar says', () =>
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 80_000 }), (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
        expect(shown(String(serial), 'yyyy/mm/dd')).toBe(expected)
      }),
    ))
})

describe('numbers that are names of things keep their shape', () => {
  test.each([
    ['12345678', '00000000', '12345678'],
    ['1234567', '00000000', '01234567'],
    ['123456789', '000-00-0000', '123-45-6789'],
    ['1234567', '000\\-00\\-0000', '001-23-4567'],
    ['5551234', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '555-1234'],
    ['2125551234', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '(212) 555-1234'],
    ['91234567', '0000 0000', '9123 4567'],
    ['1234.5', '#,##0.00', '1234.5'],
    ['7', '0', '7'],
    ['0.1', 'General', '0.1'],
    ['0.30000000000000004', 'General', '0.3'],
    ['9.1234567E7', 'General', '91234567'],
    ['1.2345678901234E+15', '0', '1234567890123400'],
    ['1E-7', 'General', '0.0000001'],
    ['not a number', 'General', 'not a number'],
  ])('%s as %s is %s', (raw, code, expected) => expect(shown(raw, code)).toBe(expected))

  test('a mask never loses a digit', () =>
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('000-00-0000', '0000 0000', '(###) ###-####', '00'), (value, code) => {
        expect(
          shown(String(value), code)
            .replace(/\D/g, '')
            .replace(/^0+(?=\d)/, '') || '0',
        ).toBe(String(value))
      }),
    ))
})

test('any format code is taken calmly', () =>
  fc.assert(fc.property(fc.string(), fc.float(), (code, value) => typeof shown(String(value), code) === 'string')))
