import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Malaysian MyKad: 770305-02-1234, by its label. */
export const myKad = checkedNumber({
  name: 'mykad',
  element: 'national-id',
  labels: ['national-id', 'tax-id', 'hkid'],
  check: 'date and place of birth in a Malaysian MyKad number',
  labelled: 96,
  bare: 0,
  alone: 0,
  digits: [12, 12],
  form: /\d{6}-?\d{2}-?\d{4}/y,
  valid: standardNumber('MY', 'nric'),
})
