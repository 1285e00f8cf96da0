import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Candidates, Check, Shape } from './candidates.ts'
import { scanSlowly } from './scan-slowly.ts'
import { scanUnits } from './scan-units.ts'
import { unitsOf } from './units.ts'

function scan(text: string): Candidates {
  const out = new Candidates()
  scanUnits(unitsOf(text), out)
  return out
}

const shapes = Object.keys(Shape)
const checks = Object.entries(Check)

/** Candidates in words: "code A123456(3) hkid bracket". */
function inWords(text: string, found: Candidates = scan(text)): string[] {
  return Array.from({ length: found.count }, (_, at) => {
    const passed = checks.filter(([, bit]) => (found.checks[at]! & bit) !== 0).map(([name]) => name)
    return [shapes[found.shape[at]!], text.slice(found.start[at], found.end[at]), ...passed].join(' ')
  })
}

function columns(found: Candidates): number[][] {
  return Array.from({ length: found.count }, (_, at) => [
    found.shape[at]!,
    found.start[at]!,
    found.end[at]!,
    found.digits[at]!,
    found.pattern[at]!,
    found.checks[at]!,
  ])
}

describe('what the scanner sees', () => {
  test.each([
    ['card A123456(3).', ['code A123456(3) hkid bracket']],
    ['A 123456(3)', ['code A 123456(3) hkid bracket']],
    ['Ａ１２３４５６（３）', ['code Ａ１２３４５６（３） hkid bracket']],
    ['at 1983-08-15 19:53 she', ['date 1983-08-15']],
    ['1983-08-15 4111 1111 1111 1111', ['date 1983-08-15', 'number 4111 1111 1111 1111 card']],
    ['ssn 524-71-0932 10.1.2.3 5', ['number 524-71-0932 ssn', 'number 10.1.2.3 ipv4']],
    ['tel (852) 2345 6789', ['number (852) 2345 6789']],
    ['+44 (0)20 7946 0958', ['number +44 (0)20 7946 0958 plus']],
    ['GB29 NWBK 6016 1331 9268 19', ['code GB29 NWBK 6016 1331 9268 19 iban']],
    ['a.b+c@mail.example.com.', ['email a.b+c@mail.example.com']],
    ['00:1a:2B:3C:4D:5E', ['hex 00:1a:2B:3C:4D:5E']],
    ['AA-BB-CC-DD-EE-11', ['hex AA-BB-CC-DD-EE-11']],
    ['001a.2B3c.4D5e', ['hex 001a.2B3c.4D5e']],
    ['ip 2001:db8::1.', ['hex 2001:db8::1']],
    ['E11.9, I10', ['code E11.9 icd', 'code I10 icd']],
    ['1983年8月15日', ['date 1983年8月15日']],
    ['民國72年8月15日', ['date 72年8月15日']],
    ['11010119900307002X', ['code 11010119900307002X cnId']],
    ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', ['mrz P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<']],
    ['12:30:45 std::vector x@y a<<b', []],
  ])('%s', (text, expected) => {
    expect(inWords(text)).toEqual(expected)
  })

  test('dates carry year, month and day, month first only where it must be', () => {
    const date = (text: string) => {
      const packed = scan(text).pattern[0]!
      return `${packed >> 9}-${(packed >> 5) & 15}-${packed & 31}`
    }
    expect(date('15/08/1983')).toBe('1983-8-15')
    expect(date('08/15/83')).toBe('1983-8-15')
    expect(date('3.4.2001')).toBe('2001-4-3')
    expect(date('民國72年8月15日')).toBe('1983-8-15')
  })
})

/** Pieces that meet in real text, glued at random: the fast scanner must cut them where the slow one does. */
const piece = fc.oneof(
  fc.stringMatching(/^[0-9]{1,11}$/),
  fc.stringMatching(/^[A-Za-z]{1,3}[0-9]{1,8}[A-Z]?$/),
  fc.stringMatching(/^[0-9A-Fa-f]{1,4}$/),
  fc.constantFrom(
    ' ',
    '-',
    '.',
    '/',
    '(',
    ')',
    '@',
    ':',
    '<',
    '+',
    ', ',
    '\n',
    '|',
    '年',
    '月',
    '日',
    '民國',
    '，',
    '：',
    '（',
    '）',
    '１２',
    'Ａ',
    'é',
    '\u00a0',
    '_',
  ),
  fc.constantFrom(
    'A123456(3)',
    '1983-08-15 19:53',
    '15/08/83',
    '4111 1111 1111 1111',
    'GB29 NWBK 6016 1331 9268 19',
    'E11.9',
    '10.0.0.255',
  ),
  fc.constantFrom(
    'jo@mail.example',
    'fe80::1',
    '00:1A:2B:3C:4D:5E',
    '00-1A-2B-3C-4D-5E',
    '+852 9123 4567',
    '524-71-0932',
    '::',
    '1983年8月15日',
  ),
  fc.constantFrom(
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    '11010119900307002X',
    'name',
    'Ωmega',
    '4858 0770 0000 1111',
    '943 476 5919',
    'de89370400440532013000',
    '415-555-2671x104',
    'jo@a.xn--p1ai',
  ),
)
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

test('agrees with the slow scanner on generated text', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(columns(scan(given))).toEqual(columns(scanSlowly(given)))
    }),
    { numRuns: 4000 },
  )
})

test('agrees on one-byte and two-byte forms of the same text', () => {
  fc.assert(
    fc.property(text, (given) => {
      const one = given.replace(/[^ -~]/g, ' ')
      const narrow = columns(scan(one))
      expect(columns(scan(`${one} 漢`))).toEqual(narrow)
    }),
  )
})

test.each([
  '1',
  '1 ',
  '@',
  'a@',
  'A1',
  '(',
  '1(',
  '<',
  'a:',
  ':',
  '1.',
  '1-',
  '年',
  '1年',
  '12:',
  'AA-',
  '0000.',
  'a.',
  '+1',
])('a megabyte of %j is finished', (unit) => {
  const given = unit.repeat(Math.ceil(1_000_000 / unit.length))
  expect(scan(given).count).toBeLessThanOrEqual(given.length)
})
