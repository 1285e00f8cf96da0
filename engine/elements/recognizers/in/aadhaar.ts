import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const labels = ['aadhaar', 'national-id'] as const
const check = 'check digit of an Aadhaar number (Verhoeff)'
const grouped = checkedVerdicts({ element: 'aadhaar', labels, check, labelled: 98, bare: 60, alone: 85 })
const plain = checkedVerdicts({ element: 'aadhaar', labels, check, labelled: 96, bare: 0, alone: 60 })

export const aadhaar: Recognizer = {
  name: 'aadhaar',
  elements: ['aadhaar'],
  shapes: [Shape.number],
  digits: [12, 12],
  labels,
  judge(seen) {
    if ((seen.checks & (Check.aadhaar | Check.plus)) !== Check.aadhaar || isPalindrome(seen.compact)) return null
    return seen.pattern > 15 ? grouped(seen) : plain(seen)
  },
}

/** UIDAI issues none that reads the same backwards. */
function isPalindrome(digits: string): boolean {
  return digits === [...digits].reverse().join('')
}
