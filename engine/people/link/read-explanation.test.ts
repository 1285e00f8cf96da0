import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementNames } from '../../elements/index.ts'
import { likenessWords } from '../names/index.ts'
import { agreementWords } from './compare-values.ts'
import { fieldWords } from './explain.ts'
import { readExplanation } from './read-explanation.ts'

test('an explanation is read field by field', () => {
  expect(
    readExplanation(
      'decided by a reviewer; hkid one character off +9.0; family same sound +3.1; record number equal +12.5; other names +1.0; dob differs -7.5; prior -14.3',
    ),
  ).toEqual([
    { field: 'hkid', how: 'one character off', bits: 9 },
    { field: 'family', how: 'same sound', bits: 3.1 },
    { field: 'record number', how: 'equal', bits: 12.5 },
    { field: 'other names', how: '', bits: 1 },
    { field: 'dob', how: 'differs', bits: -7.5 },
    { field: 'prior', how: '', bits: -14.3 },
  ])
  expect(readExplanation('')).toEqual([])
})

test('whatever fields and words there are, they come back as they went in', () => {
  const weight = fc.record({
    field: fc.constantFrom(...fieldWords, ...elementNames),
    how: fc.constantFrom(...likenessWords, ...agreementWords),
    bits: fc.integer({ min: -999, max: 999 }).map((tenths) => tenths / 10),
  })
  fc.assert(
    fc.property(fc.array(weight), (weights) => {
      const words = weights.map(
        ({ field, how, bits }) =>
          `${[field, how].filter((word) => word !== '').join(' ')} ${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`,
      )
      const read = readExplanation(words.join('; '))
      expect(read.map(({ field, how }) => `${field} ${how}`)).toEqual(
        weights.map(({ field, how }) => `${field} ${how}`),
      )
      for (const [at, { bits }] of read.entries()) expect(bits).toBeCloseTo(weights[at]!.bits, 5)
    }),
  )
})
