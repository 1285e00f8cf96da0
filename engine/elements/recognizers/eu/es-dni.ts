import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Spanish identity card: 12345678Z, 12345678-Z. */
export const esDni = checkedNumber({
  name: 'es-dni',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check letter of a Spanish DNI (mod 23)',
  labelled: 98,
  bare: 88,
  alone: 92,
  digits: [8, 8],
  form: /\d{8}[- ]?[A-Z]/iy,
  valid: standardNumber('ES', 'dni'),
})
