import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Australian tax file number: by its label; three groups of digits look like many things. */
export const tfn = checkedNumber({
  name: 'tfn',
  element: 'tax-id',
  labels: ['tax-id'],
  check: 'check digit of an Australian tax file number (mod 11)',
  labelled: 96,
  bare: 0,
  alone: 80,
  digits: [8, 9],
  form: /\d{3} ?\d{3} ?\d{2,3}/y,
  valid: standardNumber('AU', 'tfn'),
})
