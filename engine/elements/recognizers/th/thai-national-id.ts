import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Thai identity number. */
export const thaiNationalId = checkedNumber({
  name: 'thai-national-id',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digit of a Thai identity number (mod 11)',
  labelled: 97,
  bare: 0,
  alone: 82,
  digits: [13, 13],
  form: /[1-8][- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d/y,
  valid: standardNumber('TH', 'idnr'),
})
