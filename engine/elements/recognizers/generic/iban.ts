import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const verdict = checkedVerdicts({
  element: 'iban',
  labels: ['iban', 'account'],
  check: 'check digits (mod 97) and length of an IBAN',
  labelled: 99,
  bare: 97,
  sure: true,
})

export const iban: Recognizer = {
  name: 'iban',
  elements: ['iban'],
  shapes: [Shape.code],
  labels: ['iban', 'account'],
  firm: true,
  judge: (seen) => ((seen.checks & Check.iban) === 0 ? null : verdict(seen)),
}
