import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Romanian CNP. */
export const roCnp = checkedNumber({
  name: 'ro-cnp',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Romanian CNP',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [13, 13],
  form: /[1-9]\d{12}/y,
  valid: standardNumber('RO', 'cnp'),
})
