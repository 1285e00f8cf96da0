import { checkedNumber, digitAt, weighted } from '../checked-number.ts'

/** Scottish CHI number: date of birth, four digits, mod 11. By its label: the date alone is no proof. */
export const chi = checkedNumber({
  name: 'chi',
  element: 'health-card-number',
  labels: ['health-card'],
  check: 'date of birth and check digit of a Scottish CHI number (mod 11)',
  labelled: 97,
  bare: 0,
  digits: [10, 10],
  form: /[0-3]\d[01]\d{3} ?\d{4}/y,
  valid: (compact) => (11 - (weighted(compact, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digitAt(compact, 9),
})
