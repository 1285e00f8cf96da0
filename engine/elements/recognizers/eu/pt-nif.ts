import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Portuguese NIF, by its label. */
export const ptNif = checkedNumber({
  name: 'pt-nif',
  element: 'tax-id',
  labels: ['tax-id', 'national-id'],
  check: 'check digit of a Portuguese NIF',
  labelled: 93,
  bare: 0,
  alone: 0,
  digits: [9, 9],
  form: /\d{3} ?\d{3} ?\d{3}/y,
  valid: standardNumber('PT', 'nif'),
})
