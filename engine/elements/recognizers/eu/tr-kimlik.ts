import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Turkish identity number. */
export const trKimlik = checkedNumber({
  name: 'tr-kimlik',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digits of a Turkish identity number',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [11, 11],
  form: /[1-9]\d{10}/y,
  valid: standardNumber('TR', 'tckimlik'),
})
