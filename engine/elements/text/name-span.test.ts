import { describe, expect, test } from 'vitest'
import { chineseNameEnd } from './chinese-name.ts'
import { labelledName, type NameRules, readName, span, strictName } from './name-span.ts'
import { Reading } from './reading.ts'

const reading = new Reading()

function nameIn(text: string, rules: NameRules): string {
  reading.load(text)
  return readName(reading, 0, rules) ? text.slice(span.start, span.end) : ''
}

describe('where a name ends', () => {
  test.each([
    ['Maria Lopez was seen', 'Maria Lopez'],
    ['Mr. Chan Tai Man, aged', 'Chan Tai Man'],
    ["Sean O'Brien-Walsh left", "Sean O'Brien-Walsh"],
    ['J. R. Okafor', 'J. R. Okafor'],
    ['Ana de la Cruz Vega.', 'Ana de la Cruz Vega'],
    ['Vincent van', 'Vincent'],
    ['Maria Lopez DOB: 1', 'Maria Lopez'],
    ['Maria. Lopez', 'Maria'],
    ['the patient', ''],
    ['', ''],
  ])('%s', (text, name) => expect(nameIn(text, strictName)).toBe(name))

  test.each([
    ['CHAN, Tai Man DOB', 'CHAN, Tai Man'],
    ['maria lopez', 'maria lopez'],
    ['Perez Blanco.\nNHC', 'Perez Blanco'],
    ['Wong Siu Ling Age 5', 'Wong Siu Ling'],
  ])('behind a label: %s', (text, name) => expect(nameIn(text, labelledName)).toBe(name))
})

test.each([
  ['陳大文先生', true, 3],
  ['歐陽明日', true, 4],
  ['李明，', true, 2],
  ['檢驗報告', false, 0],
])('Chinese name %s', (text, loose, end) => {
  reading.load(text)
  expect(chineseNameEnd(reading, 0, loose)).toBe(end)
})
