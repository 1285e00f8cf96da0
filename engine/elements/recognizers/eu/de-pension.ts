import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** German Rentenversicherungsnummer: area, date of birth, letter of the name. */
export const dePension = checkedNumber({
  name: 'de-pension',
  element: 'national-id',
  labels: ['national-id', 'health-card', 'policy'],
  check: 'check digit of a German pension insurance number',
  labelled: 97,
  bare: 85,
  alone: 90,
  digits: [8, 11],
  form: /\d{2}[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}/iy,
  valid: standardNumber('DE', 'svnr'),
})
