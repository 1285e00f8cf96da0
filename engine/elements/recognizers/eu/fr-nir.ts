import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** French social security number (NIR). */
export const frNir = checkedNumber({
  name: 'fr-nir',
  element: 'national-id',
  labels: ['national-id', 'health-card'],
  check: 'key of a French social security number (mod 97)',
  labelled: 98,
  bare: 80,
  alone: 88,
  digits: [13, 15],
  form: /[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/iy,
  valid: standardNumber('FR', 'nir'),
})
