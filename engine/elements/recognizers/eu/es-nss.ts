import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Spanish social security number (NASS), used as a health insurance number. */
export const esNss = checkedNumber({
  name: 'es-nss',
  element: 'health-card-number',
  labels: ['health-card'],
  check: 'check digits of a Spanish social security number (mod 97)',
  labelled: 95,
  bare: 0,
  alone: 0,
  digits: [11, 12],
  form: /\d{2}[ /-]?\d{7,8}[ /-]?\d{2}/y,
  valid: standardNumber('ES', 'nss'),
})
