import { Shape } from '../../scan/candidates.ts'
import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Mexican CURP. */
export const curp = checkedNumber({
  name: 'curp',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digit of a Mexican CURP',
  labelled: 98,
  bare: 92,
  alone: 94,
  shapes: [Shape.code],
  digits: [7, 10],
  form: /[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d/iy,
  valid: standardNumber('MX', 'curp'),
})
