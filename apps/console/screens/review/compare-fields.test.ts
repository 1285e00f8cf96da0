import { expect, test } from 'vitest'
import { compareFields } from './compare-fields.ts'

const field = (element: string, part: string, value: string) => ({ element, part, value })

test('both sides stand beside each other under the field that was weighed', () => {
  const rows = compareFields(
    [field('name', 'family', 'Ng'), field('name', 'given', 'Siu Ling'), field('phone', 'whole', '5550 0101')],
    [field('name', 'family', 'Ng'), field('phone', 'whole', '5550 0102'), field('phone', 'whole', '5550 0103')],
    [
      { field: 'family', how: 'equal', bits: 6.1 },
      { field: 'phone', how: 'differs', bits: -1.2 },
      { field: 'prior', how: '', bits: -14 },
    ],
  )
  expect(rows.map((row) => [row.field, row.evidence, row.roster, row.weight?.bits])).toEqual([
    ['family', ['Ng'], ['Ng'], 6.1],
    ['phone', ['5550 0101'], ['5550 0102', '5550 0103'], -1.2],
    ['given', ['Siu Ling'], [], undefined],
  ])
})

test('a date in parts is one date, and a value said twice stands once', () => {
  const [born] = compareFields(
    [
      field('date-of-birth', 'day', '02'),
      field('date-of-birth', 'year', '1961'),
      field('date-of-birth', 'month', '11'),
    ],
    [field('date-of-birth', 'whole', '1961-11-02'), field('date-of-birth', 'whole', '1961-11-02')],
    [],
  )
  expect(born).toEqual({ field: 'dob', evidence: ['1961-11-02'], roster: ['1961-11-02'] })
})
