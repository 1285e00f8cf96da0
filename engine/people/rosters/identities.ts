import { elementIndex, Part } from '../../elements/index.ts'
import { type IdentityTable, IdentityTableBuilder } from '../link/index.ts'
import { identifierElements, isIdentifier, type RosterField } from './field.ts'
import { type Roster, valuesOf } from './roster.ts'
import { joinStreetNumber, type PatientFields } from './roster-builder.ts'

const [name, birth, sex, phone, email, address, recordNumber] = [
  'name',
  'date-of-birth',
  'sex',
  'phone',
  'email',
  'postal-address',
  'medical-record-number',
].map(elementIndex) as [number, number, number, number, number, number, number]

/** What a field is for the linker: element and part. Fields that identify nobody are absent. */
const identityOf: Partial<Record<RosterField, [element: number, part: number]>> = {
  name: [name, Part.whole],
  'given-name': [name, Part.given],
  'middle-name': [name, Part.middle],
  'family-name': [name, Part.family],
  'chinese-name': [name, Part.other],
  'english-name': [name, Part.other],
  'former-name': [name, Part.other],
  'date-of-birth': [birth, Part.whole],
  sex: [sex, Part.whole],
  phone: [phone, Part.whole],
  email: [email, Part.whole],
  address: [address, Part.whole],
  'address-line': [address, Part.whole],
  street: [address, Part.street],
  flat: [address, Part.other],
  city: [address, Part.city],
  region: [address, Part.region],
  postcode: [address, Part.postcode],
  country: [address, Part.country],
  'patient-id': [recordNumber, Part.whole],
  'medical-record-number': [recordNumber, Part.whole],
  ...Object.fromEntries(identifierElements.map((element) => [element, [elementIndex(element), Part.whole]])),
}

/** The identity fields of all patients, for the linker; without their record numbers when duplicates among them are sought. */
export function rosterIdentities(roster: Roster, { numbers = true } = {}): IdentityTable {
  const builder = new IdentityTableBuilder()
  const fields = identityColumns(roster, numbers)
  for (let row = 0; row < roster.count; row++) {
    for (const [element, part, value] of identityOfRow(fields, row)) builder.add(element, part, value)
    builder.end()
  }
  return builder.build()
}

/** What the linker knows of one patient, field by field: for a person who compares by eye. */
export function patientIdentity(roster: Roster, row: number): { element: number; part: number; value: string }[] {
  const all = identityOfRow(identityColumns(roster, true), row)
  return [...all].map(([element, part, value]) => ({ element, part, value }))
}

function* identityOfRow(
  fields: readonly (readonly [RosterField, readonly string[]])[],
  row: number,
): Generator<[element: number, part: number, value: string]> {
  for (const [field, column] of fields) {
    const [element, part] = identityOf[field]!
    for (const value of valuesOf(column[row]!)) yield [element, part, value]
  }
}

function identityColumns(roster: Roster, numbers: boolean): [RosterField, string[]][] {
  return [
    ['name', roster.name],
    ['given-name', roster.given],
    ['middle-name', roster.middle],
    ['family-name', roster.family],
    ['chinese-name', roster.chineseName],
    ['english-name', roster.otherNames],
    ['date-of-birth', roster.birth],
    ['sex', roster.sex],
    ['phone', roster.phones],
    ['email', roster.emails],
    ['address', roster.addressLines],
    ['street', roster.street],
    ['flat', roster.flat],
    ['city', roster.city],
    ['postcode', roster.postcode],
    ...(numbers
      ? [
          ['patient-id', roster.patientId],
          ['medical-record-number', roster.recordNumbers],
        ]
      : []),
    ...roster.identifiers,
  ] as [RosterField, string[]][]
}

/** Identity fields of the rows of any table whose columns were recognised. */
export function tableIdentities(
  fields: readonly (RosterField | null)[],
  rows: readonly (readonly string[])[],
): IdentityTable {
  const builder = new IdentityTableBuilder()
  for (const row of rows) {
    const patient = patientFields(fields, row)
    joinStreetNumber(patient)
    for (const [field, values] of patient) {
      const identity = identityOf[field]
      if (identity !== undefined) for (const value of values) builder.add(identity[0], identity[1], value)
    }
    builder.end()
  }
  return builder.build()
}

/** The cells of a row by field; cells parted by ";" or "|" in columns of phones and e-mails are several values. */
export function patientFields(fields: readonly (RosterField | null)[], row: readonly string[]): PatientFields {
  const patient: PatientFields = new Map()
  for (let column = 0; column < fields.length; column++) {
    const field = fields[column]
    const cell = (row[column] ?? '').trim()
    if (
      field === null ||
      field === undefined ||
      field === 'ignored' ||
      cell === '' ||
      cell === '\\N' ||
      /^(null|n\/a|nil|-)$/i.test(cell)
    )
      continue
    const several = field === 'phone' || field === 'email' || isIdentifier(field)
    const values = several ? cell.split(/[;|\n]/).map((value) => value.trim()) : [cell.replaceAll('\n', ', ')]
    patient.set(field, [...(patient.get(field) ?? []), ...values.filter((value) => value !== '')])
  }
  return patient
}
