import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Danish CPR number. */
export const dkCpr = checkedNumber({
  name: 'dk-cpr',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Danish CPR number',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [10, 10],
  form: /\d{6}-?\d{4}/y,
  valid: standardNumber('DK', 'cpr'),
})
