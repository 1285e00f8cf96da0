import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { ColumnType } from './column-type.ts'
import type { ColumnValues } from './column-values.ts'
import { flagsOfText } from './flag-sensitive.ts'
import { type HeaderReading, headerWords, type Meaning } from './header-words.ts'
import { namesAThing } from './person-names.ts'
import { isTellingKey } from './telling-key.ts'
import { checkNamed } from './value-checks.ts'

const el = {
  name: elementIndex('name'),
  hkid: elementIndex('hkid'),
  nationalId: elementIndex('national-id'),
  mrn: elementIndex('medical-record-number'),
  key: elementIndex('record-key'),
  phone: elementIndex('phone'),
  email: elementIndex('email'),
  kin: elementIndex('next-of-kin'),
  diagnosis: elementIndex('diagnosis'),
  icd: elementIndex('icd-code'),
}

/** Columns whose numbers may be of a better known kind than the header says ("ID No." full of HKIDs). */
const numberColumns = new Set(
  [
    'national-id',
    'medical-record-number',
    'record-key',
    'passport',
    'health-card-number',
    'insurance-policy',
    'hkid',
    'tax-id',
    'bank-account',
    'payment-card',
  ].map(elementIndex),
)
const betterKnown = [
  'hkid',
  'cn-resident-id',
  'national-id',
  'iban',
  'payment-card',
  'nhs-number',
  'us-mbi',
  'nino',
] as const
const enough = 0.8

/** Takes the column for what its header says, where its values do not contradict it. */
export function typeByHeader(header: string, reading: HeaderReading, values: ColumnValues): ColumnType | undefined {
  if (reading.ownerOnly) return typeOfOwner(header, reading, values)
  const fitting = reading.meanings
    .map((meaning) => ({ meaning, type: fits(header, reading, meaning, values) }))
    .filter((one): one is { meaning: Meaning; type: ColumnType } => one.type !== undefined)
    .map(({ meaning, type }) => ({ type: refine(header, type, values), score: scoreOf(type, meaning, values) }))
    .sort((a, b) => b.score - a.score)
  return fitting.reduceRight<ColumnType | undefined>(
    (otherwise, { type }) => (otherwise === undefined ? type : { ...type, otherwise }),
    undefined,
  )
}

/** What the words say alone goes first, then what more values pass. */
function scoreOf(type: ColumnType, meaning: Meaning, values: ColumnValues): number {
  return (type.sure ? 2 : 0) + values.loose(meaning.check) + values.strict(meaning.check) / 10
}

/** "Doctor", "監護人": a column of names, when its cells look like names. */
function typeOfOwner(header: string, reading: HeaderReading, values: ColumnValues): ColumnType | undefined {
  if (reading.owner === 'organisation' || values.loose('name') < enough) return undefined
  const meaning: Meaning = { element: el.name, part: Part.whole, check: 'name', key: false, sure: true }
  return columnType(header, reading, meaning, values, true)
}

function fits(header: string, reading: HeaderReading, meaning: Meaning, values: ColumnValues): ColumnType | undefined {
  if (meaning.element === -1) return columnType(header, reading, meaning, values, meaning.sure)
  if (values.count === 0) return meaning.sure ? columnType(header, reading, meaning, values, true) : undefined
  if (isForeignKey(header, meaning, values)) return undefined
  const loose = values.loose(meaning.check)
  if (meaning.sure)
    return loose >= 0.5 && !isThings(meaning, values) ? columnType(header, reading, meaning, values, true) : undefined
  if (meaning.element === el.name) {
    const listed = values.strict('name') >= 0.4
    if (loose < enough || isThings(meaning, values)) return undefined
    return { ...columnType(header, reading, meaning, values, listed), vague: true }
  }
  if (meaning.element === el.key)
    return isTellingKey(values) ? columnType(header, reading, meaning, values, false) : undefined
  if (loose < 0.7) return undefined
  const telling = values.strict(meaning.check) >= 0.7 && (meaning.element === el.phone || meaning.element === el.email)
  return columnType(header, reading, meaning, values, telling)
}

/** Names of shops, wards or goods under a header such as "Name". */
function isThings(meaning: Meaning, values: ColumnValues): boolean {
  return meaning.element === el.name && values.share(namesAThing) > 0.3
}

/** A technical key that points to another table (PAYER, PROVIDER), not the thing itself. */
function isForeignKey(header: string, meaning: Meaning, values: ColumnValues): boolean {
  if (meaning.check !== 'filled' || values.strict('uuid') < enough) return false
  return !/(?:id|no|number|uid)\d?$/.test(headerWords(header).join(''))
}

function refine(header: string, type: ColumnType, values: ColumnValues): ColumnType {
  if (type.element === el.kin && values.loose('name') >= enough && values.strict('name') >= 0.3) {
    return {
      ...type,
      element: el.name,
      part: Part.whole,
      check: { name: 'name', strict: false },
      owner: Role.nextOfKin,
    }
  }
  if (type.element === el.mrn && values.strict('uuid') >= enough)
    return { ...type, element: el.key, check: { name: 'key', strict: false } }
  if ((type.element === el.phone || !type.sure) && values.strict('email') >= enough)
    return known(header, type, values, 'email')
  if (type.element === el.diagnosis && values.strict('code') >= enough) {
    return {
      ...type,
      element: el.icd,
      check: { name: 'code', strict: false },
      why: sentence(header, values, 'code', true),
    }
  }
  if (type.element === el.name && type.owner === undefined && values.share(isTitled) >= 0.6)
    return { ...type, owner: Role.staff }
  if (!numberColumns.has(type.element)) return type
  if (type.sure && type.element === el.hkid && values.strict('hkid') >= 0.5) return type
  for (const kind of betterKnown) {
    // Two digits of proof and a letter: one HKID is enough. A lone mod 11 or Luhn digit may be chance.
    if (values.count < (kind === 'hkid' || kind === 'cn-resident-id' ? 1 : 3)) continue
    if (elementIndex(kind) !== type.element && values.strict(kind) >= 0.5) return known(header, type, values, kind)
  }
  const unsureNumber = type.element === el.nationalId && !type.sure
  return unsureNumber && values.strict('ssn') >= enough ? known(header, type, values, 'ssn') : type
}

/** "Dr. Ho Wing", "何醫生" */
function isTitled(name: string): boolean {
  return /^(?:dr|prof|nurse)\b/i.test(name) || /(?:醫生|醫師|医生|医师|護士|护士)$/.test(name)
}

function known(header: string, type: ColumnType, values: ColumnValues, kind: string): ColumnType {
  const why = sentence(header, values, kind, true)
  return {
    ...type,
    element: elementIndex(kind),
    part: Part.whole,
    check: { name: kind, strict: false },
    sure: true,
    confidence: 97,
    why,
  }
}

function columnType(
  header: string,
  reading: HeaderReading,
  meaning: Meaning,
  values: ColumnValues,
  sure: boolean,
): ColumnType {
  const strictShare = values.strict(meaning.check)
  const confidence = !sure ? 75 : values.count === 0 ? 85 : strictShare >= 0.9 ? 99 : meaning.sure ? 95 : 88
  const telling = meaning.check !== 'filled' && meaning.check !== 'text-short' && values.count > 0
  return {
    element: meaning.element,
    part: meaning.part,
    check: { name: meaning.check, strict: false },
    key: meaning.key,
    owner: reading.owner,
    sure,
    confidence,
    why: telling ? sentence(header, values, meaning.check, strictShare >= 0.5) : `header '${shown(header)}'`,
  }
}

/** A header of a test or a score that tells by itself what it is about: "HIV Ab", "Depression score". */
export function typeByRevealing(header: string, values: ColumnValues): ColumnType | undefined {
  const [flag] = values.count === 0 ? [] : flagsOfText(headerWords(header).join(' '))
  if (flag === undefined) return undefined
  const why = `header '${shown(header)}' tells what it is about`
  return {
    element: flag,
    part: Part.whole,
    check: { name: 'filled', strict: false },
    key: false,
    owner: undefined,
    sure: false,
    confidence: 80,
    why,
  }
}

/** "header 'HKID No.' and 98% of 200 values pass the check digit" */
export function sentence(header: string, values: ColumnValues, check: string, strict: boolean): string {
  const share = strict ? values.strict(check) : values.loose(check)
  const said = `${Math.round(share * 100)}% of ${values.count} values ${strict ? checkNamed(check).says : 'fit it'}`
  return header === '' ? `no header; ${said}` : `header '${shown(header)}' and ${said}`
}

function shown(header: string): string {
  const line = header.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
