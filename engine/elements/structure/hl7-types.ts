import { Part } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'
import type { Hl7Field } from './hl7-message.ts'
import { identifierKind } from './identifier-kind.ts'

const el = {
  name: elementIndex('name'),
  phone: elementIndex('phone'),
  email: elementIndex('email'),
  address: elementIndex('postal-address'),
  diagnosis: elementIndex('diagnosis'),
  icd: elementIndex('icd-code'),
  lab: elementIndex('lab-result'),
  vital: elementIndex('vital-sign'),
  note: elementIndex('clinical-note'),
  appointment: elementIndex('appointment'),
  admission: elementIndex('admission'),
  mrn: elementIndex('medical-record-number'),
}

/** How the fields of each data type are read (HL7 v2 chapter 2A). */
export const hl7Types: Record<string, (field: Hl7Field) => void> = {
  CX: numbers,
  XPN: names,
  XAD: addresses,
  XTN: phones,
  XCN: staff,
  CWE: coded,
  TS: (field) => add(field, field.element, Part.whole, field.repetitions[0]![0]!),
  Value: (field) => add(field, field.element, Part.whole, field.value),
  ObservationName: observationName,
  ObservationValue: observationValue,
  PatientClass: patientClass,
  AdmitTime: admitTime,
}

function add(field: Hl7Field, element: number, part: number, value: string | undefined): void {
  if (value === undefined || value === '' || value === '""') return
  field.writer.add(field.at, { element, part, role: field.role, why: field.why }, value)
}

/** number ^ check ^ scheme ^ authority ^ type; the fields of one known number go by their own name. */
function numbers(field: Hl7Field): void {
  for (const parts of field.repetitions) {
    const number = parts[0] ?? ''
    if (field.element !== el.name) {
      add(field, field.element, Part.whole, number)
      continue
    }
    const element = identifierKind(parts[3] ?? '', parts[4] ?? '', number)
    if (element !== undefined) add(field, element, Part.whole, number)
  }
}

/** Name types that are not the one in daily use: maiden, alias, birth, nickname, pseudonym. */
const otherNames = new Set(['M', 'A', 'B', 'N', 'S', 'C', 'K'])

/** family & own prefix ^ given ^ further ^ suffix ^ prefix ^ degree ^ type ^ script */
function names(field: Hl7Field): void {
  if (field.element !== el.name) {
    add(field, field.element, Part.whole, joined(field, field.repetitions[0]!))
    return
  }
  for (const [index, parts] of field.repetitions.entries()) {
    const other =
      field.part === Part.other ||
      (index > 0 && (otherNames.has((parts[6] ?? '').toUpperCase()) || parts[7] !== undefined)) ||
      index > 1
    const family = (parts[0] ?? '').split(field.message.subcomponent)[0]!
    if (other) add(field, el.name, Part.other, joined(field, parts))
    else if (parts.filter((part) => part !== '').length === 1)
      add(field, el.name, family.includes(' ') ? Part.whole : Part.family, family)
    else {
      add(field, el.name, Part.family, family)
      add(field, el.name, Part.given, parts[1])
      add(field, el.name, Part.middle, parts[2])
    }
  }
}

/** A name in one text: Chinese without a space, others given name first. */
function joined(field: Hl7Field, parts: readonly string[]): string {
  const family = (parts[0] ?? '').split(field.message.subcomponent)[0]!
  const given = parts[1] ?? ''
  if (/\p{Script=Han}/u.test(family)) return family + given
  return [given, family].filter((part) => part !== '').join(' ')
}

/** street & name & number ^ other ^ city ^ state ^ postcode ^ country */
function addresses(field: Hl7Field): void {
  const kinds = [Part.street, Part.street, Part.city, Part.region, Part.postcode, Part.country]
  for (const parts of field.repetitions) {
    for (const [index, part] of kinds.entries()) {
      const text = (parts[index] ?? '').split(field.message.subcomponent).filter((piece) => piece !== '')
      if (text.length > 0) add(field, el.address, part, text.join(' '))
    }
  }
}

/** number ^ use ^ equipment ^ e-mail ^ country ^ area ^ local */
function phones(field: Hl7Field): void {
  for (const parts of field.repetitions) {
    const mail = [parts[3], parts[0]].find((part) => part?.includes('@'))
    if (mail !== undefined) add(field, el.email, Part.whole, mail)
    const number = parts[0]?.includes('@') ? '' : (parts[0] ?? '')
    if (/\d{4}/.test(number)) add(field, el.phone, Part.whole, number)
    else if (parts[6] !== undefined && parts[6] !== '') add(field, el.phone, Part.whole, `${parts[5] ?? ''}${parts[6]}`)
  }
}

/** id ^ family ^ given: doctors, clerks. */
function staff(field: Hl7Field): void {
  for (const parts of field.repetitions) {
    add(field, el.name, Part.family, (parts[1] ?? '').split(field.message.subcomponent)[0])
    add(field, el.name, Part.given, parts[2])
  }
}

/** code ^ text ^ system ^ other code ^ other text ^ other system ... ^ original text */
function coded(field: Hl7Field): void {
  for (const parts of field.repetitions) {
    const text = [parts[1], parts[8], parts[4]].find((part) => part !== undefined && part !== '')
    add(field, field.element, Part.whole, text ?? parts[0])
    if (field.element !== el.diagnosis) continue
    if (isIcd(parts[2], parts[0])) add(field, el.icd, Part.whole, parts[0])
    if (isIcd(parts[5], parts[3])) add(field, el.icd, Part.whole, parts[3])
  }
}

function isIcd(system: string | undefined, code: string | undefined): boolean {
  return (
    code !== undefined && (/^(?:I9|I10|ICD)/i.test(system ?? '') || /^[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$/.test(code))
  )
}

const vitalWords =
  /vital|blood ?press|press_bld|pulse|puls_|heart ?rate|\btemp|resp_rate|respirat|oxygen sat|sat_o2|spo2|body weight|body height|\bbmi\b|\bweight\b|\bheight\b/i

/** The name of the test, where a value stands beside it. */
function observationName(field: Hl7Field): void {
  if (field.message.sibling(field.message.fields.paths[field.at]!, 5) === '') return
  const parts = field.repetitions[0]!
  add(field, observationElement(field, parts.join(' ')), Part.whole, parts[1] || parts[4] || parts[0])
}

function observationValue(field: Hl7Field): void {
  const path = field.message.fields.paths[field.at]!
  const type = field.message.sibling(path, 2)
  if (type === 'ED' || type === 'RP') return
  const name = field.message.sibling(path, 3)
  const element = observationElement(field, name)
  const parts = field.repetitions[0]!
  const isCoded = /^(?:CE|CWE|CNE|CF)$/.test(type)
  const text = isCoded ? parts[1] || parts[0] : field.value
  const note = (type === 'TX' || type === 'FT' || type === 'ST') && (text ?? '').length > 120
  add(field, note ? el.note : element, Part.whole, text)
}

function observationElement(field: Hl7Field, name: string): number {
  if (/^(?:MDM|TXA)/.test(field.message.fields.kind)) return el.note
  return vitalWords.test(name) ? el.vital : el.lab
}

/** I inpatient, E emergency: a stay; all others: an appointment. */
function patientClass(field: Hl7Field): void {
  add(field, /^[IE]/i.test(field.value) ? el.admission : el.appointment, Part.whole, field.value)
}

function admitTime(field: Hl7Field): void {
  const path = field.message.fields.paths[field.at]!.replace(/^PV2/, 'PV1')
  const stay = /^(?:[IE]|$)/i.test(field.message.sibling(path, 2))
  add(field, stay ? el.admission : el.appointment, Part.whole, field.repetitions[0]![0]!)
}
