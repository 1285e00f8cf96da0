import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** German Steuer-Identifikationsnummer. */
export const deTaxId = checkedNumber({
  name: 'de-tax-id',
  element: 'tax-id',
  labels: ['tax-id', 'national-id'],
  check: 'check digit of a German tax identifier',
  labelled: 96,
  bare: 0,
  alone: 75,
  digits: [11, 11],
  form: /\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}/y,
  valid: standardNumber('DE', 'idnr'),
})
