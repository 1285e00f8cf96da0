import { checkedNumber, digitAt, weighted } from '../checked-number.ts'

const weights = [1, 3, 7, 9, 1, 3, 7, 9]

/** Australian Medicare card: eight digits from 2-6, their check digit (mod 10), issue number, sometimes a person's number. */
export const medicare = checkedNumber({
  name: 'medicare',
  element: 'health-card-number',
  labels: ['health-card', 'mbi'],
  check: 'check digit of an Australian Medicare card (mod 10)',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [10, 11],
  form: /[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?/y,
  valid: (compact) => weighted(compact, weights) % 10 === digitAt(compact, 8) && compact[9] !== '0',
})
