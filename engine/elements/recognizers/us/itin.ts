import { checkedNumber } from '../checked-number.ts'

/** US individual taxpayer numbers: 9xx, fourth and fifth digits 50-65, 70-88, 90-92, 94-99 (IRS). */
export const itin = checkedNumber({
  name: 'itin',
  element: 'tax-id',
  labels: ['itin', 'tax-id', 'ssn'],
  check: 'number ranges of a US taxpayer number (ITIN)',
  labelled: 96,
  bare: 0,
  alone: 70,
  digits: [9, 9],
  form: /9\d{2}[- ]?\d{2}[- ]?\d{4}/y,
  valid: (compact) => /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\d{4}$/.test(compact),
})
