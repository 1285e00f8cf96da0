import { Shape } from '../../scan/candidates.ts'
import { checkedNumber } from '../checked-number.ts'
import { standardNumber } from '../standard-number.ts'

/** Italian codice fiscale. */
export const itCodiceFiscale = checkedNumber({
  name: 'it-codice-fiscale',
  element: 'national-id',
  labels: ['national-id', 'tax-id'],
  check: 'check letter of an Italian tax code',
  labelled: 98,
  bare: 92,
  alone: 94,
  shapes: [Shape.code],
  digits: [5, 12],
  form: /[A-Z]{6}\s?[\dL-NP-V]{2}\s?[A-EHLMPR-T][\dL-NP-V]{2}\s?[A-Z][\dL-NP-V]{3}[A-Z]/iy,
  valid: standardNumber('IT', 'codicefiscale'),
})
