import { readData } from '../../../base/data.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { FhirValue } from './fhir-record.ts'
import { identifierKind } from './identifier-kind.ts'

const el = {
  name: elementIndex('name'),
  phone: elementIndex('phone'),
  email: elementIndex('email'),
  url: elementIndex('url'),
  address: elementIndex('postal-address'),
  icd: elementIndex('icd-code'),
  diagnosis: elementIndex('diagnosis'),
  key: elementIndex('record-key'),
  npi: elementIndex('us-npi'),
}
const extensions = Object.entries(
  (readData('elements/fields/fhir.yaml') as { extensions: Record<string, string> }).extensions,
)
const addressParts: Record<string, number> = {
  line: Part.street,
  city: Part.city,
  district: Part.region,
  state: Part.region,
  postalCode: Part.postcode,
  country: Part.country,
  text: Part.whole,
}

/** How the values of each data type are read. */
export const fhirTypes: Record<string, (value: FhirValue) => void> = {
  HumanName: humanName,
  ContactPoint: contactPoint,
  Address: address,
  Identifier: identifier,
  CodeableConcept: codeableConcept,
  Reference: reference,
  Person: person,
  Id: id,
  Extension: extension,
  Answer: answer,
  Value: (value) => add(value, value.element, Part.whole),
}

function add(value: FhirValue, element: number, part: number, text = value.value): void {
  value.writer.add(value.at, { element, part, role: value.role, why: value.why }, text)
}

function humanName(value: FhirValue): void {
  const use = value.record.get(`${value.prefix}.use`)
  const former = use === 'maiden' || use === 'old' || use === 'nickname'
  if (value.rest === 'text') add(value, el.name, former ? Part.other : Part.whole)
  if (value.rest === 'family') add(value, el.name, former ? Part.other : Part.family)
  const later = /\.given\[(?:[1-9]\d*)\]$/.test(value.record.fields.paths[value.at]!)
  if (value.rest === 'given' && !former) add(value, el.name, later ? Part.middle : Part.given)
}

function contactPoint(value: FhirValue): void {
  if (value.rest !== 'value') return
  const system = value.record.get(`${value.prefix}.system`) ?? (value.value.includes('@') ? 'email' : 'phone')
  add(value, system === 'email' ? el.email : system === 'url' ? el.url : el.phone, Part.whole)
}

function address(value: FhirValue): void {
  const part = Object.hasOwn(addressParts, value.rest) ? addressParts[value.rest] : undefined
  if (part !== undefined) add(value, el.address, part)
}

function identifier(value: FhirValue): void {
  if (value.rest !== 'value') return
  const { record, prefix } = value
  const system = record.get(`${prefix}.system`) ?? ''
  const type =
    record.get(`${prefix}.type.coding[0].code`) ??
    record.get(`${prefix}.type.coding.code`) ??
    record.get(`${prefix}.type.text`) ??
    ''
  const element = identifierKind(system, type, value.value)
  if (element === undefined || (value.role === Role.staff && element !== el.npi)) return
  if (value.role === Role.subject && element === el.npi) return
  add(value, element, Part.whole)
}

/** Text first; a display that repeats it is left out; a bare code only where no word stands beside it. */
function codeableConcept(value: FhirValue): void {
  const { record, prefix, rest } = value
  const text = record.get(`${prefix}.text`)
  const coding = record.fields.paths[value.at]!.replace(/\.(?:code|display)$/, '')
  if (rest === '' || rest === 'text') add(value, value.element, Part.whole)
  else if (rest === 'coding.display' || rest === 'display') {
    if (value.value !== text) add(value, value.element, Part.whole)
  } else if (rest === 'coding.code' || rest === 'code') {
    if (/icd/i.test(record.get(`${coding}.system`) ?? '') && value.element === el.diagnosis)
      add(value, el.icd, Part.whole)
    else if (text === undefined && record.get(`${coding}.display`) === undefined) add(value, value.element, Part.whole)
  }
}

/** Whom the resource is about: `Patient/123`, `urn:uuid:...`; a logical reference by its identifier; a name where one is shown. */
function reference(value: FhirValue): void {
  if (value.rest === 'reference' || value.rest === '') {
    const found =
      /^urn:(?:uuid|oid):\S+$/i.exec(value.value) ??
      /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,128})(?:\/_history\/.*)?$/.exec(value.value)
    if (found !== null) add(value, el.key, Part.whole, found[1] ?? found[0])
  }
  if (value.rest === 'display' && isPatient(value)) add(value, el.name, Part.whole)
  if (value.rest === 'identifier.value' && isPatient(value))
    identifier({ ...value, prefix: `${value.prefix}.identifier`, rest: 'value' })
}

/** Appointments list patients and doctors side by side. */
function isPatient(value: FhirValue): boolean {
  const target = value.record.get(`${value.prefix}.reference`)
  return target === undefined ? !value.prefix.includes('actor') : /Patient\/|^urn:uuid:/.test(target)
}

/** Somebody named by role: a doctor, a payer. */
function person(value: FhirValue): void {
  const isPatients = /Patient\//.test(value.record.get(`${value.prefix}.reference`) ?? '')
  if (value.rest === 'display' && !isPatients) add(value, el.name, Part.whole)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The resource's own name, as others refer to it. Bundles of transactions refer by `urn:uuid:`. */
function id(value: FhirValue): void {
  if (value.prefix.endsWith('fullUrl')) reference({ ...value, rest: 'reference' })
  else add(value, el.key, Part.whole, `Patient/${value.value}`)
  if (uuid.test(value.value)) add(value, el.key, Part.whole, `urn:uuid:${value.value}`)
}

function extension(value: FhirValue): void {
  if (!/(?:^|\.)(?:value[A-Z]\w*)(?:\.(?:text|coding\.display|display))?$/.test(value.rest)) return
  const path = value.record.fields.paths[value.at]!
  for (let end = path.lastIndexOf(']') + 1; end > 0; end = path.lastIndexOf(']', end - 2) + 1) {
    const url = value.record.get(`${path.slice(0, end)}.url`) ?? ''
    const found = extensions.find(([word]) => url.endsWith(word))
    if (found === undefined) continue
    add(value, elementIndex(found[1]), Part.whole)
    return
  }
}

function answer(value: FhirValue): void {
  if (/answer\.value(?:String|Coding\.display)$/.test(value.rest)) add(value, value.element, Part.whole)
}
