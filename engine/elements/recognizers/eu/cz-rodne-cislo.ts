import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Czech rodné číslo. */
export const czRodneCislo = checkedNumber({
  name: 'cz-rodne-cislo',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Czech birth number',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [9, 10],
  form: /\d{6}\/?\d{3,4}/y,
  valid: standardNumber('CZ', 'rc'),
})
