import { Role } from '../../findings.ts'
import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer, Verdict } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const verdict = checkedVerdicts({
  element: 'us-npi',
  labels: ['npi'],
  check: 'check digit of a US provider identifier (Luhn with 80840)',
  labelled: 97,
  bare: 0,
  alone: 62,
})
const staff = new Map<Verdict, Verdict>()

/** A provider's number, so never the patient's. One number in ten passes by chance: it needs its label. */
export const npi: Recognizer = {
  name: 'npi',
  elements: ['us-npi'],
  shapes: [Shape.number],
  digits: [10, 10],
  labels: ['npi'],
  judge(seen) {
    if ((seen.checks & Check.npi) === 0 || /^(\d)\1{8}/.test(seen.compact)) return null
    const found = verdict(seen)
    if (found === null) return null
    const ofStaff = staff.get(found) ?? { ...found, role: Role.staff }
    staff.set(found, ofStaff)
    return ofStaff
  },
}
