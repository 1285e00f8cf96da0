import { readData } from '../../../base/data.ts'
import { Part } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { FieldWriter } from './field-writer.ts'
import { identifierKind } from './identifier-kind.ts'
import { isNameShape } from './person-names.ts'

/** One value of a C-CDA document on its way. */
export interface CcdaValue {
  at: number
  /** Path as the extractor prints it, with numbers of siblings. */
  printed: string
  /** Path below the rule's place: `given`, `@value`. */
  rest: string
  value: string
  role: number
  element: number
  why: string
  byPath: ReadonlyMap<string, string>
  writer: FieldWriter
}

const el = {
  name: elementIndex('name'),
  phone: elementIndex('phone'),
  email: elementIndex('email'),
  address: elementIndex('postal-address'),
}
const roots = new Map(
  Object.entries((readData('elements/fields/ccda.yaml') as { id_roots: Record<string, string> }).id_roots).map(
    ([root, element]) => [root, elementIndex(element)],
  ),
)
const addressParts: Record<string, number> = {
  streetAddressLine: Part.street,
  houseNumber: Part.street,
  streetName: Part.street,
  additionalLocator: Part.street,
  city: Part.city,
  county: Part.region,
  state: Part.region,
  postalCode: Part.postcode,
  country: Part.country,
  '': Part.whole,
}

/** How values of the CDA data types are read. */
export const ccdaTypes: Record<string, (value: CcdaValue) => void> = { II, PN, AD, TEL, CD, TS }

function add(value: CcdaValue, element: number, part: number = Part.whole, text = value.value): void {
  value.writer.add(value.at, { element, part, role: value.role, why: value.why }, text)
}

function II(value: CcdaValue): void {
  if (value.rest !== '@extension') return
  const root = value.byPath.get(value.printed.replace(/@extension$/, '@root')) ?? ''
  const element = roots.get(root) ?? identifierKind(root, '', value.value)
  if (element !== undefined) add(value, element)
}

function PN(value: CcdaValue): void {
  const rest = value.rest.replace(/@.*$/, '')
  if (value.rest.includes('@')) return
  const second = rest === 'given' && /given\[(?:[2-9]|\d\d)\]$/.test(value.printed)
  const name = value.printed.replace(/\/(?:given|family)(?:\[\d+\])?$/, '')
  const pseudonym = /^(?:A|P)$/.test(value.byPath.get(`${name}@use`) ?? '')
  // A second name or a second family name is another name of the same person: maiden, alias.
  const other = pseudonym || /name\[\d+\]/.test(name) || /family\[\d+\]$/.test(value.printed)
  if (rest === 'family') add(value, el.name, other ? Part.other : Part.family)
  else if (rest === 'given' && !other) add(value, el.name, second ? Part.middle : Part.given)
  else if (rest === '' && isNameShape(value.value)) add(value, el.name)
}

function AD(value: CcdaValue): void {
  const part = Object.hasOwn(addressParts, value.rest) ? addressParts[value.rest] : undefined
  if (part !== undefined) add(value, el.address, part)
}

function TEL(value: CcdaValue): void {
  if (value.rest !== '@value') return
  const plain = value.value.replace(/^[a-z]+:\/{0,2}/i, '')
  if (/^mailto:/i.test(value.value) || plain.includes('@')) add(value, el.email, Part.whole, plain)
  else if (/\d{4}/.test(plain) && !/^https?:/i.test(value.value)) add(value, el.phone, Part.whole, plain)
}

function CD(value: CcdaValue): void {
  const display = value.byPath.get(value.printed.replace(/@code$/, '@displayName'))
  if (value.rest === '@displayName' || (value.rest === '@code' && display === undefined)) add(value, value.element)
}

function TS(value: CcdaValue): void {
  if (value.rest === '@value') add(value, value.element)
}
