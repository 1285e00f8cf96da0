import { Check, Shape } from '../../scan/candidates.ts'
import type { Recognizer } from '../contract.ts'
import { checkedVerdicts } from '../verdict.ts'

const labels = ['hkid', 'national-id', 'passport'] as const
const check = 'check digit of a Hong Kong identity card (mod 11)'
const bracketed = checkedVerdicts({ element: 'hkid', labels, check, labelled: 99, bare: 96, sure: true })
const plain = checkedVerdicts({ element: 'hkid', labels, check, labelled: 95, bare: 0, alone: 70 })
const amongPeople = checkedVerdicts({ element: 'hkid', labels, check, labelled: 95, bare: 65 })
const personal = ['name', 'dob', 'phone', 'address', 'sex', 'age', 'mrn'] as const

/**
 * A123456(3), with one or two letters. Without the brackets one code in eleven passes by chance, so it then needs a label,
 * or words about a person in front of it.
 */
export const hkid: Recognizer = {
  name: 'hkid',
  elements: ['hkid'],
  shapes: [Shape.code],
  digits: [6, 7],
  labels,
  judge(seen) {
    if ((seen.checks & Check.hkid) === 0) return null
    if ((seen.checks & Check.bracket) !== 0) return bracketed(seen)
    return personal.some((kind) => seen.near(kind, 100)) ? amongPeople(seen) : plain(seen)
  },
}
