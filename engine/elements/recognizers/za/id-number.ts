import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** South African identity number. */
export const idNumber = checkedNumber({
  name: 'id-number',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit (Luhn) of a South African identity number',
  labelled: 97,
  bare: 0,
  alone: 82,
  digits: [13, 13],
  form: /\d{6} ?\d{4} ?\d{2} ?\d/y,
  valid: standardNumber('ZA', 'idnr'),
})
