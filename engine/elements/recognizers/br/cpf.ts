import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Brazilian CPF. */
export const cpf = checkedNumber({
  name: 'cpf',
  element: 'tax-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digits of a Brazilian CPF',
  labelled: 97,
  bare: 0,
  alone: 80,
  digits: [11, 11],
  form: /\d{3}\.?\d{3}\.?\d{3}-?\d{2}/y,
  valid: standardNumber('BR', 'cpf'),
})
