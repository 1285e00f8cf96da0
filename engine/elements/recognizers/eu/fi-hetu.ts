import { checkedNumber } from '../checked-number.ts'

const signs = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** Finnish henkilötunnus: 131052-308T, date, sign of the century, number and check sign (mod 31). */
export const fiHetu = checkedNumber({
  name: 'fi-hetu',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check sign of a Finnish personal identity code (mod 31)',
  labelled: 98,
  bare: 90,
  alone: 92,
  digits: [6, 10],
  form: /(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-Y]/iy,
  valid(compact) {
    const check = compact.at(-1)!
    return signs[Number(compact.slice(0, 6) + compact.slice(-4, -1)) % 31] === check
  },
})
