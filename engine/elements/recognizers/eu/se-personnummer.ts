import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Swedish personnummer. */
export const sePersonnummer = checkedNumber({
  name: 'se-personnummer',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'date and check digit (Luhn) of a Swedish personnummer',
  labelled: 97,
  bare: 0,
  alone: 70,
  digits: [10, 12],
  form: /(?:\d{2})?\d{6}[-+]?\d{4}/y,
  valid: standardNumber('SE', 'personnummer'),
})
