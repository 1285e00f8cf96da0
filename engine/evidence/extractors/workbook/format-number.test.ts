import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from './format-number.ts'
import { numberFormat } from './number-format.ts'
import { showNumber } from './show-number.ts'

const text = (raw: string, code: string, is1904 = false) => formatNumber(raw, numberFormat(200, code), is1904)

describe('dates', () => {
  test.each([
    ['45000', 'yyyy-mm-dd', '2023-03-15'],
    ['45000.5', 'd/m/yyyy h:mm', '2023-03-15 12:00:00'],
    ['0.75', 'h:mm:ss', '18:00:00'],
    ['1', 'dd/mm/yy', '1900-01-01'],
    ['61', 'dd/mm/yy', '1900-03-01'],
    ['30000', '[$-409]d\\-mmm\\-yy;@', '1982-02-18'],
    ['44197', '[$-404]e/m/d', '2021-01-01'],
    ['45000', '0 "days"', '45000'],
    ['-5', 'yyyy-mm-dd', '-5'],
    ['1e300', 'yyyy-mm-dd', '1e+300'],
  ])('%s as %s is %s', (raw, code, expected) => expect(text(raw, code)).toBe(expected))

  test('a workbook made on an old Mac counts from 1904', () => expect(text('0', 'yyyy-mm-dd', true)).toBe('1904-01-01'))
  test('built-in formats', () => {
    expect(formatNumber('45000', numberFormat(14, undefined), false)).toBe('2023-03-15')
    expect(formatNumber('45000', numberFormat(0, undefined), false)).toBe('45000')
  })

  test('every day of two centuries comes out as the calendar says', () =>
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 80_000 }), (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
        expect(text(String(serial), 'yyyy/mm/dd')).toBe(expected)
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
    ['123', '00000', '00123'],
    ['123', '"P"00000', 'P00123'],
    ['123', '"MRN-"0', 'MRN-123'],
    ['85291234567', '+000 0000 0000', '+852 9123 4567'],
    ['91234567', '"(852)" 0000-0000', '(852) 9123-4567'],
    ['21380001', '[>99999]00000\\-0000;00000', '02138-0001'],
    ['123', '00000;;;', '00123'],
    ['1234.5', '#,##0.00', '1234.5'],
    ['72', '0 "kg"', '72'],
    ['500', '"HK$"0', '500'],
    ['500', '[$HK$-C04]00', '500'],
    ['0.072', '0.0%', '0.072'],
    ['-123', '00000', '-123'],
    ['123.5', '00000', '123.5'],
    ['7', '0', '7'],
    ['0.1', 'General', '0.1'],
    ['0.30000000000000004', 'General', '0.3'],
    ['9.1234567E7', 'General', '91234567'],
    ['1.2345678901234E+15', '0', '1234567890123400'],
    ['1E-7', 'General', '0.0000001'],
    ['1E-30', '0.00', '1E-30'],
    ['not a number', 'General', 'not a number'],
  ])('%s as %s is %s', (raw, code, expected) => expect(text(raw, code)).toBe(expected))

  test('a shape that would leave out digits is not used', () => {
    // The formatter has fixed places for these two codes, and would cut the first digits off.
    expect(text('15551234567', '(###) ###-####')).toBe('15551234567')
    expect(text('12345678901', '000-00-0000')).toBe('12345678901')
  })
})

const codes = [
  ...[
    'General',
    '0',
    '00000',
    '000-00-0000',
    '0000 0000',
    '(###) ###-####',
    '"P"00000',
    '+000 0000 0000',
    '[>99999]00000-0000;00000',
  ],
  ...[
    '0.00',
    '#,##0',
    '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    '0%',
    '0.00E+00',
    '# ?/?',
    '[=1]"Positive";"Negative"',
    ';;;',
    '"hidden"',
    '@',
  ],
  ...['m/d/yy', 'd/m/yyyy h:mm', 'yyyy-mm-dd', 'h:mm AM/PM', '[h]:mm:ss', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy'],
]

/** The number that a text stands for: a date or time by its days, a shape by its digits, else as written. */
function numberOf(shown: string, is1904: boolean): number {
  if (/^\d\d:\d\d:\d\d$/.test(shown)) return Date.parse(`1970-01-01T${shown}Z`) / 86_400_000
  if (/^\d{4}-\d\d-\d\d( |$)/.test(shown)) {
    const days =
      Date.parse(`${shown.replace(' ', 'T')}${shown.includes(' ') ? '' : 'T00:00:00'}Z`) / 86_400_000 + 25_569
    if (is1904) return days - 1462
    return days < 61 ? days - 1 : days
  }
  return Number.isNaN(Number(shown)) ? Number(shown.replace(/\D/g, '')) : Number(shown)
}

describe('no format takes anything away from a number', () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.nat({ max: 100_000 }),
    fc.maxSafeNat(),
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.double({ min: 0, max: 60_000, noNaN: true }),
  )

  test('the stored number can be told from the text of the cell', () =>
    fc.assert(
      fc.property(numbers, fc.constantFrom(...codes), fc.boolean(), (value, code, is1904) => {
        const found = numberOf(text(String(value), code, is1904), is1904)
        const isNumber = ['plain', 'shaped'].includes(numberFormat(200, code).as)
        // Dates and times are given to the second, other numbers with the 15 digits that a spreadsheet keeps.
        const allowed = Math.max(Math.abs(value) * 1e-14, isNumber ? 0 : 0.5001 / 86_400)
        expect(Math.abs(found - value)).toBeLessThanOrEqual(allowed)
      }),
      { numRuns: 2000 },
    ))

  test('any format code is taken calmly', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0#?.,%/E+-;[]<=>"\\_*@ymdhs') })),
        numbers,
        (code, value) => {
          const format = numberFormat(200, code)
          expect(typeof formatNumber(String(value), format, false)).toBe('string')
          expect(showNumber(value, format, false)).not.toBe('')
        },
      ),
    ))
})

describe('what the program shows', () => {
  const shown = (value: number, code: string | undefined, id = 200) => showNumber(value, numberFormat(id, code), false)

  test.each([
    [41_434, 'm/d/yy', '6/9/13'],
    [41_434, 'd"日"', '9日'],
    [
      39_219.18056369212,
      '"At"\\ h:mm\\ AM/PM\\ "on"\\ dddd\\ mmmm\\ d","\\ yyyy',
      'At 4:20 AM on Thursday May 17, 2007',
    ],
    [1599.99, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', '$1,599.99'],
    [-1599.99, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', '($1,599.99)'],
    [0.072, '0.0%', '7.2%'],
    [2.5, '# ?/?', '2 1/2'],
    [1, '[=1]"Positive";[=0]"Negative"', 'Positive'],
    [Math.PI, 'General', '3.141592654'],
    [44_197, '[$-404]e/m/d', '2021/1/1'],
    [5, ';;;', undefined],
    [5, '0;0;0;0;0', undefined],
  ])('%s as %s is %s', (value, code, expected) => expect(shown(value, code)).toBe(expected))

  test('the short date of the region is given in both orders, because the file does not tell the region', () => {
    expect(shown(41_434, undefined, 14)).toBe('6/9/13 | 09/06/2013')
    expect(shown(41_434.5, undefined, 22)).toBe('6/9/13 12:00 | 09/06/2013 12:00')
    expect(shown(41_434, undefined, 31)).toBe('6/9/13 | 09/06/2013')
  })
})
