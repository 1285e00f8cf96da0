import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Findings } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInText } from './find-in-text.ts'

function find(text: string): Findings {
  const findings = new Findings()
  findInText(text, findings.places.index('page=1'), 0, 3, findings)
  return findings
}

/** Findings in words: "hkid A123456(3)". */
function inWords(text: string): string[] {
  const found = find(text)
  return Array.from({ length: found.count }, (_, at) => `${elementNames[found.element[at]!]} ${found.values[at]}`)
}

describe('a letter about one patient', () => {
  const letter = `Re: CHAN Tai Man (HKID: A123456(3)), DOB 15/08/1983

Dear Dr. Menon,
Thank you for seeing this 40-year-old gentleman. He can be reached at +852 9123 4567 or tm.chan@post.example.
MRN: H-0012345.`

  test('gives each value once, with its place and its reason', () => {
    expect(inWords(letter)).toEqual([
      'name CHAN Tai Man',
      'hkid A123456(3)',
      'date-of-birth 15/08/1983',
      'name Menon',
      'age 40-year-old',
      'sex gentleman',
      'phone +852 9123 4567',
      'email tm.chan@post.example',
      'medical-record-number H-0012345',
    ])
    const found = find(letter)
    for (let at = 0; at < found.count; at++) {
      expect(letter.slice(found.start[at], found.end[at])).toBe(found.values[at])
      expect(found.whys.text(found.why[at]!)).toMatch(/^[A-Z].{8,}/)
      expect(found.confidence[at]).toBeGreaterThan(0)
      expect(found.unit[at]).toBe(3)
    }
  })
})

test('dates and numbers that are nobody stay silent', () => {
  const text = `2023-11-01 19:53:11.123 INFO order 4155552671 invoice no. 943 476 5919 v10.2.3.4 build 20231101.2
Invoice 4111 1111 1111 1111 part A1234563 ref GB-12-34-56 $1,234,567.89 2019-2020 (1999-2003)
ISBN 978-3-16-148410-0, serial number 490154203237518, tracking 1234567890123456`
  expect(inWords(text)).toEqual([])
})

test('a Chinese note', () => {
  expect(inWords('病人姓名：陳大文　身份證號碼：A123456(3)　出生日期：1983年8月15日　電話：9123 4567')).toEqual([
    'name 陳大文',
    'hkid A123456(3)',
    'date-of-birth 1983年8月15日',
    'phone 9123 4567',
  ])
})

test.each([
  '1',
  '1 ',
  '@',
  'a@',
  'A1',
  'A1A1',
  '(',
  '1(',
  '<',
  'a:',
  '1.',
  '年',
  'no ',
  'name ',
  'DOB ',
  'Mr. ',
  'tel 1',
  '://',
  'http://a',
  '0-',
  'password:',
  '-----BEGIN ',
  '陳',
  '姓名：',
  'Maria ',
  'AB12 ',
  'patient ',
  '12 May ',
  'aged ',
  'x=',
  'Chan ',
  'www.',
  'SW1A 1AA ',
  'Flat A 1/F ',
  'Calle a ',
  'Via ',
  '1 Oak Street ',
  'E11.9 diabetes ',
  'HbA1c 7 ',
  'allergic to ',
  'Diagnosis: a,',
  'Address: ',
  'lives at 1',
  'eyJa.',
  'GB29 ',
  'AKIA1',
  'Chan Tai ',
  'no diabetes ',
])(
  'a megabyte of %j is read to its end',
  (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const found = find(text)
    expect(found.count).toBeLessThan(text.length)
  },
  20_000,
)

test('never overlaps, never leaves the text, says the same twice', () => {
  const piece = fc.oneof(
    fc.constantFrom('Patient: ', 'DOB ', 'tel ', 'Dr ', 'MRN ', '姓名：', 'HKID ', ', ', '\n', ' ', 'no ', ': ', '. '),
    fc.constantFrom(
      'Maria Lopez',
      'CHAN Tai Man',
      '陳大文',
      'A123456(3)',
      '1983-08-15',
      '9123 4567',
      '415-555-2671',
      'a@b.example',
      '524-71-0932',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^[0-9A-Z ()/.-]{1,12}$/),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      const found = find(text)
      for (let at = 0; at < found.count; at++) {
        expect(found.end[at]).toBeGreaterThan(found.start[at]!)
        expect(found.end[at]).toBeLessThanOrEqual(text.length)
        expect(found.values[at]).toBe(text.slice(found.start[at], found.end[at]))
      }
      expect(inWords(text)).toEqual(inWords(text))
    }),
    { numRuns: 500 },
  )
})
