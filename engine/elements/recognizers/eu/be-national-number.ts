import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Belgian rijksregisternummer. */
export const beNationalNumber = checkedNumber({
  name: 'be-national-number',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digits of a Belgian national number (mod 97)',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [11, 11],
  form: /\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}/y,
  valid: standardNumber('BE', 'nn'),
})
