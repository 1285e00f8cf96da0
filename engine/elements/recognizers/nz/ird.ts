import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** New Zealand IRD number, by its label. */
export const ird = checkedNumber({
  name: 'ird',
  element: 'tax-id',
  labels: ['tax-id'],
  check: 'check digit of a New Zealand IRD number',
  labelled: 94,
  bare: 0,
  alone: 0,
  digits: [8, 9],
  form: /\d{2,3}[- ]?\d{3}[- ]?\d{3}/y,
  valid: standardNumber('NZ', 'ird'),
})
