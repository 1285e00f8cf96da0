import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Pakistani CNIC, by its label. */
export const cnic = checkedNumber({
  name: 'cnic',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'build of a Pakistani CNIC',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [13, 13],
  form: /\d{5}-?\d{7}-?\d/y,
  valid: standardNumber('PK', 'cnic'),
})
