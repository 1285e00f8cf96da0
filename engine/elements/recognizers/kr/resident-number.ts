import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Korean resident registration number: 771030-1111113. */
export const residentNumber = checkedNumber({
  name: 'resident-number',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Korean resident registration number',
  labelled: 98,
  bare: 70,
  alone: 85,
  digits: [13, 13],
  form: /\d{6}-?[1-8]\d{6}/y,
  valid: standardNumber('KR', 'rrn'),
})
