import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Spanish number of foreigners: X1234567L. */
export const esNie = checkedNumber({
  name: 'es-nie',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check letter of a Spanish NIE (mod 23)',
  labelled: 98,
  bare: 90,
  alone: 92,
  digits: [7, 7],
  form: /[XYZ][- ]?\d{7}[- ]?[A-Z]/iy,
  valid: standardNumber('ES', 'nie'),
})
