import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Finnish henkilötunnus: 131052-308T. */
export const fiHetu = checkedNumber({
  name: 'fi-hetu',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check sign of a Finnish personal identity code (mod 31)',
  labelled: 98,
  bare: 90,
  alone: 92,
  digits: [6, 10],
  form: /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iy,
  valid: standardNumber('FI', 'hetu'),
})
