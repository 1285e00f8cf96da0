import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const verdict = checkedVerdicts({
  element: 'cn-resident-id',
  labels: ['cn-id', 'hkid', 'national-id'],
  check: 'region, date of birth and check digit of a Chinese resident identity number',
  labelled: 99,
  bare: 92,
  sure: true,
})

export const residentId: Recognizer = {
  name: 'resident-id',
  elements: ['cn-resident-id'],
  shapes: [Shape.number, Shape.code],
  digits: [17, 18],
  labels: ['cn-id', 'hkid', 'national-id'],
  firm: true,
  judge: (seen) => ((seen.checks & Check.cnId) === 0 ? null : verdict(seen)),
}
