import { Shape } from '../../scan/candidates.ts'
import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Indian permanent account number: ABCPD1234F. */
export const pan = checkedNumber({
  name: 'pan',
  element: 'tax-id',
  labels: ['national-id', 'tax-id', 'card'],
  check: 'build of an Indian PAN (kind of holder as fourth letter)',
  labelled: 97,
  bare: 82,
  alone: 88,
  shapes: [Shape.code],
  digits: [4, 4],
  form: /[A-Z]{3}[ABCEFGHJLPT][A-Z]\d{4}[A-Z]/iy,
  valid: standardNumber('IN', 'pan'),
})
