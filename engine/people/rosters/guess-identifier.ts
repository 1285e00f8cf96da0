import { isAadhaar, isHkid, isMbi, isNhsNumber, isNino } from '../../elements/index.ts'
import type { IdentifierElement } from './field.ts'

interface Shape {
  element: IdentifierElement
  fits(value: string): boolean
}

/** Most telling first: a number that passes a check digit is hardly anything else. */
const shapes: Shape[] = [
  { element: 'cn-resident-id', fits: (value) => /^\d{17}[\dX]$/.test(value) },
  { element: 'hkid', fits: isHkid },
  { element: 'nhs-number', fits: isNhsNumber },
  { element: 'aadhaar', fits: isAadhaar },
  { element: 'nino', fits: isNino },
  { element: 'us-mbi', fits: isMbi },
  // Rosters of test systems hold numbers from 900 on, which were never issued: they are social security numbers all the same.
  { element: 'ssn', fits: (value) => /^\d{9}$/.test(value) && !/^(000|666)|^...00|0000$/.test(value) },
]

/** Share of values that have to fit. Lists hold typing errors and lost check digits. */
const enough = 0.6

/**
 * Which identity number a column called "ID No." holds, judged by its values: the first kind that most of them fit (with its
 * check digit where it has one); `national-id` where none does.
 */
export function guessIdentifier(values: readonly string[]): IdentifierElement {
  const plain = values.map((value) => value.toUpperCase().replace(/[^A-Z0-9]/g, '')).filter((value) => value !== '')
  for (const { element, fits } of shapes) {
    const fitting = plain.filter(fits).length
    if (plain.length > 0 && fitting / plain.length >= enough) return element
  }
  const looksHongKong = plain.filter((value) => /^[A-Z]{1,2}\d{6}[\dA]?$/.test(value)).length
  return plain.length > 0 && looksHongKong / plain.length >= 0.9 ? 'hkid' : 'national-id'
}

/** True where a value is a well-formed number of its kind; kinds without a known form always are. */
export function isWellFormed(element: string, value: string): boolean {
  const shape = shapes.find((each) => each.element === element)
  return shape === undefined || shape.fits(value.toUpperCase().replace(/[^A-Z0-9]/g, ''))
}
