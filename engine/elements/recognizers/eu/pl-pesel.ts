import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Polish PESEL: eleven digits, a date of birth first. */
export const plPesel = checkedNumber({
  name: 'pl-pesel',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit of a Polish PESEL',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [11, 11],
  form: /\d{11}/y,
  valid: standardNumber('PL', 'pesel'),
})
