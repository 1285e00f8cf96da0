import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Canadian social insurance number. */
export const sin = checkedNumber({
  name: 'sin',
  element: 'tax-id',
  labels: ['tax-id', 'national-id'],
  check: 'check digit of a Canadian social insurance number (Luhn)',
  labelled: 97,
  bare: 0,
  alone: 82,
  digits: [9, 9],
  form: /[1-79]\d{2}[- ]?\d{3}[- ]?\d{3}/y,
  valid: standardNumber('CA', 'sin'),
})
