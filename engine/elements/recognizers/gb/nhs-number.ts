import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const labels = ['nhs', 'mrn'] as const
const check = 'check digit of an NHS number (mod 11)'
const grouped = checkedVerdicts({ element: 'nhs-number', labels: ['nhs'], check, labelled: 99, bare: 62, alone: 80 })
const spacedOnly = / /
const plain = checkedVerdicts({ element: 'nhs-number', labels: ['nhs'], check, labelled: 97, bare: 0, alone: 60 })

/** 943 476 5919. In one piece or with hyphens it needs its label: one American phone in eleven passes too. */
export const nhsNumber: Recognizer = {
  name: 'nhs-number',
  elements: ['nhs-number'],
  shapes: [Shape.number],
  digits: [10, 10],
  labels,
  judge(seen) {
    if ((seen.checks & (Check.nhs | Check.plus)) !== Check.nhs) return null
    if (seen.beside && seen.labelKind === 'mrn') return null
    return seen.pattern > 15 && spacedOnly.test(seen.text) ? grouped(seen) : plain(seen)
  },
}
