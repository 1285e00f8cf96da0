import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Bulgarian EGN. */
export const bgEgn = checkedNumber({
  name: 'bg-egn',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Bulgarian EGN',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [10, 10],
  form: /\d{10}/y,
  valid: standardNumber('BG', 'egn'),
})
