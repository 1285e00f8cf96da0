import { hkidPasses, mod11Passes, verhoeffPasses } from './check-digits.ts'
import type { IdentifierElement } from './field.ts'

interface Shape {
  element: IdentifierElement
  fits(value: string): boolean
}

/** Most telling first: a number that passes a check digit is hardly anything else. */
const shapes: Shape[] = [
  { element: 'cn-resident-id', fits: (value) => /^\d{17}[\dX]$/.test(value) },
  { element: 'hkid', fits: (value) => /^[A-Z]{1,2}\d{6}[\dA]$/.test(value) && hkidPasses(value) },
  { element: 'nhs-number', fits: (value) => /^\d{10}$/.test(value) && mod11Passes(value) },
  { element: 'aadhaar', fits: (value) => /^[2-9]\d{11}$/.test(value) && verhoeffPasses(value) },
  { element: 'nino', fits: (value) => /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(value) },
  {
    element: 'us-mbi',
    fits: (value) =>
      /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d\d$/.test(
        value,
      ),
  },
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
