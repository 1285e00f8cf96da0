import { Shape } from '../../scan/candidates.ts'
import { checkedNumber, digitAt } from '../checked-number.ts'

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** New Zealand National Health Index: ABC1235, or ABC12DV since 2023; no I or O (Te Whatu Ora, HISO 10046). */
export const nhi = checkedNumber({
  name: 'nhi',
  element: 'health-card-number',
  labels: ['health-card', 'mrn'],
  check: 'check sign of a New Zealand NHI number',
  labelled: 98,
  bare: 0,
  alone: 75,
  shapes: [Shape.code],
  digits: [2, 4],
  form: /[A-HJ-NP-Z]{3}(?:\d{4}|\d{2}[A-HJ-NP-Z]{2})/iy,
  valid(compact) {
    let sum = 0
    for (let at = 0; at < 6; at++) sum += worth(compact[at]!) * (7 - at)
    if (/\d/.test(compact[6]!)) return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === digitAt(compact, 6)
    return alphabet[23 - (sum % 24)] === compact[6]
  },
})

function worth(sign: string): number {
  return /\d/.test(sign) ? Number(sign) : alphabet.indexOf(sign) + 1
}
