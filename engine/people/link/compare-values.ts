import { editDistance } from '../names/index.ts'
import { strongIdElements } from './identity-table.ts'
import { digitsOff, swapDayAndMonth } from './read-date.ts'
import { birthBits, emailBits, idBits, phoneBits } from './weights.ts'

/** How two values agree, for the words of `why`. */
export const Agreement = { none: 0, equal: 1, swapped: 2, near: 3, differs: 4, part: 5, conflict: 6 } as const

export const agreementWords = [
  '',
  'equal',
  'day and month swapped',
  'one character off',
  'differs',
  'partly equal',
  'is another number',
]

/** Agreement of two dates yyyymmdd. */
export function compareDates(a: number, b: number): number {
  if (a === b) return Agreement.equal
  if (swapDayAndMonth(a) === b) return Agreement.swapped
  const off = digitsOff(a, b)
  return off === 1 ? Agreement.near : off === 2 ? Agreement.part : Agreement.differs
}

/** Bits for two dates; `share` = share of people born on the patient's day. */
export function dateWeight(agreement: number, share: number): number {
  if (agreement === Agreement.equal) return Math.log2(birthBits.equalM / share)
  if (agreement === Agreement.swapped) return birthBits.swapped
  if (agreement === Agreement.near) return birthBits.oneDigit
  return agreement === Agreement.part ? birthBits.twoDigits : birthBits.differ
}

/**
 * Agreement of two identifiers of one element: equal; part where one only lacks the check digit; near with one character
 * wrong, missing or swapped (OCR), the check digit aside; differs with two; a conflict beyond that.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return Agreement.equal
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const lacksCheck = short.length >= 6 && long.length === short.length + 1
  if (lacksCheck && long.startsWith(short)) return Agreement.part
  if (lacksCheck && editDistance(short, long.slice(0, -1), 1) <= 1) return Agreement.near
  const off = editDistance(a, b, 2)
  return off === 1 ? Agreement.near : off === 2 ? Agreement.differs : Agreement.conflict
}

/** Bits for two identifiers a and b that agree so. */
export function idWeight(agreement: number, element: number, a: string, b: string): number {
  const long = b.length >= 7
  const most = long ? idBits.equal : idBits.shortMost
  if (agreement === Agreement.equal) return most
  if (agreement === Agreement.part) return most - 4
  if (agreement === Agreement.near) return long ? idBits.near : 4
  if (agreement === Agreement.differs) return idBits.twoOff
  if (!strongIdElements.has(element)) return idBits.otherDiffer
  return editDistance(a, b, 3) === 3 ? idBits.threeOff : idBits.differ
}

export function comparePhones(a: string, b: string): number {
  if (a === b) return Agreement.equal
  return Math.min(a.length, b.length) >= 7 && editDistance(a, b, 1) <= 1 ? Agreement.near : Agreement.differs
}

export function phoneWeight(agreement: number): number {
  return agreement === Agreement.equal
    ? phoneBits.equal
    : agreement === Agreement.near
      ? phoneBits.near
      : phoneBits.differ
}

/** Equal but for a digit is weaker than a slip in the letters: people of one name number their addresses. */
export function compareEmails(a: string, b: string): number {
  if (a === b) return Agreement.equal
  const digits = a.replace(/\D/g, '') === b.replace(/\D/g, '')
  const limit = digits && Math.min(a.length, b.length) >= 12 ? 2 : 1
  if (editDistance(a, b, limit) <= limit) return digits ? Agreement.near : Agreement.swapped
  const local = a.slice(0, a.indexOf('@'))
  return local.length >= 6 && b.startsWith(`${local}@`) ? Agreement.part : Agreement.differs
}

export function emailWeight(agreement: number): number {
  if (agreement === Agreement.equal) return emailBits.equal
  if (agreement === Agreement.near) return emailBits.near
  if (agreement === Agreement.swapped) return emailBits.otherDigits
  return agreement === Agreement.part ? emailBits.localPart : emailBits.differ
}
