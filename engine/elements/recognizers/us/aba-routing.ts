import { checkedNumber, weighted } from '../checked-number.ts'

/** US bank routing numbers: first two digits of a Federal Reserve district, weights 3 7 1 (ANSI X9). */
export const abaRouting = checkedNumber({
  name: 'aba-routing',
  element: 'bank-account',
  labels: ['routing', 'account', 'sort-code'],
  check: 'check digit of a US bank routing number',
  labelled: 95,
  bare: 0,
  alone: 65,
  digits: [9, 9],
  form: /\d{4}[- ]?\d{4}[- ]?\d/y,
  valid: (compact) =>
    /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(compact) &&
    weighted(compact, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
})
