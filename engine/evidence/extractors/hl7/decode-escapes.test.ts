import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Delimiters, decodeEscapes, delimiterText, readDelimiters } from './decode-escapes.ts'

const usual: Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' }

/** Writes a text as a sending system would. */
function encode(text: string, d: Delimiters): string {
  const codes: Record<string, string> = {
    [d.field]: 'F',
    [d.component]: 'S',
    [d.subcomponent]: 'T',
    [d.repetition]: 'R',
    [d.escape]: 'E',
    '\r': 'X0D',
    '\n': 'X0A',
  }
  return [...text].map((sign) => (codes[sign] === undefined ? sign : `${d.escape}${codes[sign]}${d.escape}`)).join('')
}

test('delimiters come from the header, and the usual ones stand in for those it leaves out', () => {
  expect(readDelimiters('MSH|^~\\&|LAB')).toEqual(usual)
  expect(delimiterText(readDelimiters('MSH#*@!%#LAB')!)).toBe('#*@!%')
  expect(readDelimiters('MSH|^~|LAB')).toEqual(usual)
  expect(readDelimiters('MSH')).toBeUndefined()
  expect(readDelimiters('MSHA^~\\&ALAB')).toBeUndefined()
})

test('escapes mean what the standard says', () => {
  expect(decodeEscapes('Lee \\T\\ Chan\\.br\\BP 120\\F\\80 \\H\\high\\N\\ \\X41C3A9\\', usual)).toBe(
    'Lee & Chan\nBP 120|80 high Aé',
  )
  expect(decodeEscapes('C:\\scans\\ann and a lone \\', usual)).toBe('C:\\scans\\ann and a lone \\')
})

test('any text comes back from its escaped form, whatever the delimiters', () => {
  const signs = fc
    .uniqueArray(fc.constantFrom(...'|^~\\&#*@!%$'), { minLength: 5, maxLength: 5 })
    .map((five) => readDelimiters(`MSH${five.join('')}${five[0]}`)!)
  const text = fc.string({
    unit: fc.constantFrom('a', '陳', 'é', ' ', '\n', '\r', ...'|^~\\&#*@!%$EFSTR'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(signs, text, (d, value) => {
      expect(decodeEscapes(encode(value, d), d)).toBe(value)
    }),
  )
})
