import { Shape } from '../../scan/candidates.ts'
import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Taiwanese identity card: A123456789. */
export const nationalId = checkedNumber({
  name: 'taiwan-national-id',
  element: 'national-id',
  labels: ['national-id', 'hkid'],
  check: 'check digit of a Taiwanese identity card',
  labelled: 97,
  bare: 72,
  alone: 88,
  shapes: [Shape.code],
  digits: [9, 9],
  form: /[A-Z][12]\d{8}/iy,
  valid: standardNumber('TW', 'natid'),
})
