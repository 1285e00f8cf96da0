import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Dutch burgerservicenummer. */
export const nlBsn = checkedNumber({
  name: 'nl-bsn',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'eleven test of a Dutch BSN',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [9, 9],
  form: /\d{9}|\d{4}[ .]\d{2}[ .]\d{3}/y,
  valid: standardNumber('NL', 'bsn'),
})
