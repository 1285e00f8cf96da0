import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Chilean RUT, by its label. */
export const rut = checkedNumber({
  name: 'rut',
  element: 'tax-id',
  labels: ['national-id', 'tax-id'],
  check: 'check sign of a Chilean RUT (mod 11)',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [7, 9],
  form: /\d{1,2}\.?\d{3}\.?\d{3}-?[\dK]/iy,
  valid: standardNumber('CL', 'rut'),
})
