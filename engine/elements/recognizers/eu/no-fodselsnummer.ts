import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Norwegian fødselsnummer. */
export const noFodselsnummer = checkedNumber({
  name: 'no-fodselsnummer',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check digits of a Norwegian birth number',
  labelled: 97,
  bare: 0,
  alone: 75,
  digits: [11, 11],
  form: /\d{6} ?\d{5}/y,
  valid: standardNumber('NO', 'fodselsnummer'),
})
