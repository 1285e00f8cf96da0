import { Part } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { ColumnType } from './column-type.ts'
import type { ColumnValues } from './column-values.ts'
import { yearOfDate } from './dates.ts'
import { looksLikeHanName, nameListOf } from './person-names.ts'
import { sentence } from './type-by-header.ts'

interface Telling {
  element: string
  check: string
  /** Least share of values that pass, and least number of values. */
  share: number
  count: number
  /** Stands by itself; otherwise the rest of the table must confirm it. */
  sure: boolean
  confidence: number
  only?: RegExp
}

/** Kinds that their form gives away, most telling first. A mod 11 digit passes one random number in eleven, hence the shares. */
const telling: Telling[] = [
  { element: 'email', check: 'email', share: 0.8, count: 2, sure: true, confidence: 95 },
  { element: 'hkid', check: 'hkid', share: 0.9, count: 2, sure: true, confidence: 95 },
  { element: 'cn-resident-id', check: 'cn-resident-id', share: 0.9, count: 2, sure: true, confidence: 97 },
  { element: 'iban', check: 'iban', share: 0.9, count: 2, sure: true, confidence: 97 },
  { element: 'payment-card', check: 'payment-card', share: 0.95, count: 3, sure: true, confidence: 92 },
  { element: 'us-mbi', check: 'us-mbi', share: 0.95, count: 5, sure: true, confidence: 92 },
  { element: 'nino', check: 'nino', share: 0.95, count: 5, sure: true, confidence: 92 },
  { element: 'ssn', check: 'ssn', share: 0.95, count: 3, sure: true, confidence: 90, only: /^\d{3}-\d{2}-\d{4}$/ },
  {
    element: 'nhs-number',
    check: 'nhs-number',
    share: 0.95,
    count: 3,
    sure: true,
    confidence: 92,
    only: /^\d{3} \d{3} \d{4}$/,
  },
  { element: 'nhs-number', check: 'nhs-number', share: 0.98, count: 20, sure: true, confidence: 88 },
  { element: 'aadhaar', check: 'aadhaar', share: 0.98, count: 20, sure: true, confidence: 88 },
  { element: 'mac-address', check: 'mac-address', share: 0.9, count: 3, sure: false, confidence: 90 },
  { element: 'ip-address', check: 'ip-address', share: 0.95, count: 3, sure: false, confidence: 85 },
  { element: 'record-key', check: 'uuid', share: 0.9, count: 2, sure: false, confidence: 80 },
  {
    element: 'phone',
    check: 'phone',
    share: 0.9,
    count: 5,
    sure: false,
    confidence: 75,
    only: /^\+|^\(\d|^\d{4}[ -]\d{4}$|^\d{3}[ .-]\d{3}[ .-]\d{4}$|^0\d/,
  },
  { element: 'icd-code', check: 'code', share: 0.95, count: 5, sure: false, confidence: 75, only: /\./ },
]

/** Takes a column for what its values show, whatever its header. Conservative: undefined where in doubt. */
export function typeByValues(header: string, values: ColumnValues): ColumnType | undefined {
  for (const kind of telling) {
    if (values.count < kind.count || values.strict(kind.check) < kind.share) continue
    // A key that many rows share may point to a place or a plan, not to a person.
    if (kind.element === 'record-key' && values.distinct < values.count * 0.9) continue
    if (kind.only !== undefined && values.share((text) => kind.only!.test(text)) < 0.5) continue
    return typed(header, values, kind.element, kind.check, kind)
  }
  return undefined
}

/** For tables without any header: names, birth dates, sex and plain phone numbers as well. */
export function typeWithoutHeader(values: ColumnValues): ColumnType | undefined {
  if (values.count < 5) return undefined
  const weak = { sure: false, confidence: 70 }
  if (values.strict('name') >= 0.6 && values.loose('name') >= 0.9 && values.distinct >= values.count / 4) {
    return typed('', values, 'name', 'name', { sure: true, confidence: 80 })
  }
  if (values.share(looksLikeHanName) >= 0.8) return typed('', values, 'name', 'name', { sure: true, confidence: 80 })
  if (isBirthDates(values)) return typed('', values, 'date-of-birth', 'date-of-birth', weak)
  if (
    values.distinct >= 2 &&
    values.distinct <= 6 &&
    values.share((text) => /^(?:m|f|male|female|男|女|u)$/i.test(text)) >= 0.95
  ) {
    return typed('', values, 'sex', 'sex', weak)
  }
  const eight = (text: string) => /^[2-9]\d{7}$/.test(text)
  if (values.share(eight) >= 0.9 && values.distinct > values.count / 2) return typed('', values, 'phone', 'phone', weak)
  return typeNamePart(values, weak)
}

/** One word per cell from the lists of given or family names. */
function typeNamePart(values: ColumnValues, weak: { sure: boolean; confidence: number }): ColumnType | undefined {
  for (const list of ['given', 'family'] as const) {
    const inList = values.share((text) => nameListOf(text) === list)
    if (inList < 0.6 || values.distinct < 5) continue
    return { ...typed('', values, 'name', 'name', weak), part: list === 'given' ? Part.given : Part.family }
  }
  return undefined
}

/** Dates that spread over a life: births, not visits. */
function isBirthDates(values: ColumnValues): boolean {
  if (values.strict('date') < 0.95 || values.distinct < 5) return false
  const years = values.texts
    .map(yearOfDate)
    .filter((year) => year > 0)
    .sort((a, b) => a - b)
  const at = (share: number) => years[Math.floor((years.length - 1) * share)]!
  return at(0.9) - at(0.1) >= 25 && at(1) <= 2030
}

function typed(
  header: string,
  values: ColumnValues,
  element: string,
  check: string,
  how: { sure: boolean; confidence: number },
): ColumnType {
  return {
    element: elementIndex(element),
    part: Part.whole,
    check: { name: check, strict: true },
    key: element === 'record-key',
    owner: undefined,
    sure: how.sure,
    confidence: how.confidence,
    why: sentence(header, values, check, true),
  }
}
