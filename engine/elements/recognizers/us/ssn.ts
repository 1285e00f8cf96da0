import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const labels = ['ssn', 'national-id', 'tax-id', 'itin'] as const
const check = 'number ranges in which US social security numbers were issued'
const hyphened = checkedVerdicts({ element: 'ssn', labels, check, labelled: 97, bare: 85, alone: 90, sure: true })
const spaced = checkedVerdicts({ element: 'ssn', labels, check, labelled: 95, bare: 0, alone: 70 })
const plain = checkedVerdicts({ element: 'ssn', labels: ['ssn'], check, labelled: 92, bare: 0 })

/** 524-71-0932. Nine digits in one piece are one only beside their label. */
export const ssn: Recognizer = {
  name: 'ssn',
  elements: ['ssn'],
  shapes: [Shape.number],
  digits: [9, 9],
  labels,
  judge(seen) {
    if ((seen.checks & (Check.ssn | Check.plus)) !== Check.ssn) return null
    if (seen.pattern === 9) return plain(seen)
    return seen.text.includes('-') && !seen.text.includes(' ') ? hyphened(seen) : spaced(seen)
  },
}
