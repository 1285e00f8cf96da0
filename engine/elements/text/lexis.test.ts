import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitsOf } from '../scan/units.ts'
import { dictionary } from './dictionary.ts'
import { fold, narrowFolds, wideFolds } from './fold.ts'
import { labelKinds, labelNumber } from './labels.ts'
import { Kind, Lexis } from './lexis.ts'
import { Form, Marks, markPhrases, readWords, Words } from './words.ts'

function marked(text: string, lexis: Lexis): string[] {
  const { units, classes } = unitsOf(text)
  const words = new Words()
  const marks = new Marks()
  readWords(units, classes.length > 256 ? wideFolds() : narrowFolds, lexis, words)
  markPhrases(units, words, lexis, marks)
  return Array.from({ length: marks.count }, (_, at) => text.slice(marks.start[at], marks.end[at]))
}

test('accents, case and width do not count', () => {
  expect(fold('José')).toBe('jose')
  expect(fold('ÅNGSTRÖM-x1')).toBe('angstromx')
  const lexis = new Lexis()
  lexis.add('José', Kind.given)
  expect(lexis.kindsOf('JOSE')).toBe(Kind.given)
})

test('the longest phrase is marked, from left to right', () => {
  const lexis = new Lexis()
  for (const term of ['blood', 'blood pressure', 'high blood pressure', 'type 2 diabetes', '糖尿', '糖尿病'])
    lexis.add(term, Kind.condition)
  expect(marked('High  blood\npressure, blood and Type 2 Diabetes; 二型糖尿病', lexis)).toEqual([
    'High  blood\npressure',
    'blood',
    'Type 2 Diabetes',
    '糖尿病',
  ])
  expect(marked('high, blood', lexis)).toEqual(['blood'])
})

test('forms of words', () => {
  const words = new Words()
  readWords(unitsOf('A chan CHAN Chan McKay').units, narrowFolds, new Lexis(), words)
  expect([...words.form.slice(0, words.count)]).toEqual([
    Form.initial,
    Form.lower,
    Form.capitals,
    Form.capital,
    Form.mixed,
  ])
})

test('finds exactly the words that were added', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/)
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), word, (added, other) => {
      const lexis = new Lexis()
      for (const term of added) lexis.add(term, Kind.drug)
      for (const term of added) expect(lexis.kindsOf(term)).toBe(Kind.drug)
      if (!added.includes(other)) expect(lexis.kindsOf(other)).toBe(0)
    }),
  )
})

test('the shipped lists load, and every kind of label has words', () => {
  const lexis = dictionary()
  expect(lexis.size).toBeGreaterThan(8_000)
  const seen = new Set<number>()
  for (let entry = 1; entry < lexis.size; entry++)
    if ((lexis.kinds[entry]! & Kind.label) !== 0) seen.add(lexis.payload[entry]!)
  expect([...seen].sort((a, b) => a - b)).toEqual(labelKinds.map((_, at) => at + 1))
  expect(() => labelNumber('shoe size')).toThrow('no label kind')
  expect(lexis.kindsOf('metformin') & Kind.drug).not.toBe(0)
})
