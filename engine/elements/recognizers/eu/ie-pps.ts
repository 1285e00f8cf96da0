import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Irish PPS number. */
export const iePps = checkedNumber({
  name: 'ie-pps',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check letter of an Irish PPS number',
  labelled: 97,
  bare: 60,
  alone: 80,
  digits: [7, 7],
  form: /\d{7}[A-W][A-IW]?/iy,
  valid: standardNumber('IE', 'pps'),
})
