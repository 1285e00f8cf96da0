import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Swiss AHV number: 756.1234.5678.97. */
export const chAhv = checkedNumber({
  name: 'ch-ahv',
  element: 'national-id',
  labels: ['national-id', 'tax-id', 'health-card'],
  check: 'prefix 756 and check digit of a Swiss AHV number',
  labelled: 98,
  bare: 88,
  alone: 90,
  digits: [13, 13],
  form: /756\.?\d{4}\.?\d{4}\.?\d{2}/y,
  valid: standardNumber('CH', 'ssn'),
})
