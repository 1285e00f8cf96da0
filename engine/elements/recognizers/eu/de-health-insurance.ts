import { Shape } from '../../scan/candidates.ts'
import { checkedNumber, digitAt } from '../checked-number.ts'

/** German health insurance number (KVNR): a letter, eight digits, a check digit (Luhn-like, weights 1 2, letter as two digits). */
export const deHealthInsurance = checkedNumber({
  name: 'de-health-insurance',
  element: 'health-card-number',
  labels: ['health-card', 'policy', 'national-id'],
  check: 'check digit of a German health insurance number',
  labelled: 98,
  bare: 0,
  alone: 80,
  shapes: [Shape.code],
  digits: [9, 9],
  form: /[A-Z]\d{9}/iy,
  valid(compact) {
    const digits = String(compact.charCodeAt(0) - 64).padStart(2, '0') + compact.slice(1, 9)
    let sum = 0
    for (let at = 0; at < 10; at++) {
      const product = digitAt(digits, at) * (at % 2 === 0 ? 1 : 2)
      sum += product > 9 ? product - 9 : product
    }
    return sum % 10 === digitAt(compact, 9)
  },
})
