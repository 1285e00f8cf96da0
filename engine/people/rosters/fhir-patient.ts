import type { IdentifierElement, RosterField } from './field.ts'
import { guessIdentifier } from './guess-identifier.ts'
import type { PatientFields } from './roster-builder.ts'

type Json = Record<string, unknown>

/** Naming systems (part of the URI or OID) of identity numbers. Source: HL7 terminology and national FHIR profiles. */
const systems: [RegExp, IdentifierElement | 'medical-record-number'][] = [
  [/us-ssn|2\.16\.840\.1\.113883\.4\.1$/, 'ssn'],
  [/us-mbi|us-medicare|2\.16\.840\.1\.113883\.4\.927/, 'us-mbi'],
  [/nhs-number|2\.16\.840\.1\.113883\.2\.1\.4\.1/, 'nhs-number'],
  [/hkid|hk-identity/i, 'hkid'],
  [/passport/i, 'passport'],
  [/drivers?-?licen[cs]e|2\.16\.840\.1\.113883\.4\.3\.\d+/i, 'driving-licence'],
  [/aadhaar|uidai/i, 'aadhaar'],
]

/** Identifier types of HL7 table 0203. */
const types: Record<string, IdentifierElement | 'medical-record-number'> = {
  MR: 'medical-record-number',
  MRT: 'medical-record-number',
  PI: 'medical-record-number',
  SS: 'ssn',
  SB: 'ssn',
  DL: 'driving-licence',
  PPN: 'passport',
  MB: 'insurance-policy',
  SN: 'insurance-policy',
  HC: 'health-card-number',
  MC: 'us-mbi',
  NH: 'health-card-number',
  NI: 'national-id',
  TAX: 'tax-id',
}

/** Fields of one FHIR Patient resource. Wrongly typed parts are passed over. */
export function readPatient(patient: Json): PatientFields {
  const fields: PatientFields = new Map()
  const add = (field: RosterField, value: unknown) => {
    const text =
      typeof value === 'boolean' || typeof value === 'number'
        ? String(value)
        : typeof value === 'string'
          ? value.trim()
          : ''
    if (text !== '') fields.set(field, [...(fields.get(field) ?? []), text])
  }
  readIdentifiers(patient, add)
  if (!fields.has('patient-id')) add('patient-id', patient['id'] ?? fields.get('medical-record-number')?.[0])
  readNames(list(patient['name']), add)
  readTelecom(list(patient['telecom']), 'phone', 'email', add)
  readAddresses(list(patient['address']), add)
  add('date-of-birth', patient['birthDate'])
  add('sex', patient['gender'])
  if (patient['deceasedBoolean'] === true) add('deceased', 'yes')
  add(
    'deceased',
    typeof patient['deceasedDateTime'] === 'string' ? patient['deceasedDateTime'].slice(0, 10) : undefined,
  )
  const language =
    list(patient['communication']).find((each) => each['preferred'] === true) ?? list(patient['communication'])[0]
  add('language', codeOf(language?.['language']))
  readContacts(list(patient['contact']), add)
  if (isRestricted(patient)) add('safe-address', 'yes')
  return fields
}

type Add = (field: RosterField, value: unknown) => void

function readIdentifiers(patient: Json, add: Add): void {
  for (const identifier of list(patient['identifier'])) {
    const system = String(identifier['system'] ?? '')
    const code = codeOf(identifier['type']) ?? ''
    const kind = systems.find(([pattern]) => pattern.test(system))?.[1] ?? types[code]
    const value = identifier['value']
    if (kind !== undefined) add(kind === 'national-id' ? guessIdentifier([String(value)]) : kind, value)
    else add('medical-record-number', value)
  }
}

function readNames(names: Json[], add: Add): void {
  for (const [at, name] of names.entries()) {
    const given = list<string>(name['given'], isText).join(' ')
    const family = isText(name['family']) ? name['family'] : list<string>(name['family'], isText).join(' ')
    const whole = isText(name['text']) ? name['text'] : `${family}, ${given}`
    const isHan = /\p{Script=Han}/u.test(`${family}${given}${whole}`)
    if (isHan) add('chinese-name', family === '' && given === '' ? whole : `${family}${given}`)
    else if (at === 0 && family !== '') {
      add('family-name', family)
      add('given-name', given)
    } else if (at === 0) add('name', name['text'])
    else add('former-name', whole.replace(/^, |, $/g, ''))
  }
}

function readTelecom(points: Json[], phone: RosterField, email: RosterField | null, add: Add): void {
  for (const point of points) {
    if (point['use'] === 'old') continue
    if (point['system'] === 'email') email !== null && add(email, point['value'])
    else if (point['system'] === 'phone' || point['system'] === 'sms' || point['system'] === undefined)
      add(phone, point['value'])
  }
}

function readAddresses(addresses: Json[], add: Add): void {
  const current = addresses.filter((address) => address['use'] !== 'old')
  for (const address of current.slice(0, 1)) {
    for (const line of list<string>(address['line'], isText)) add('address-line', line)
    if (!Array.isArray(address['line'])) add('address', address['text'])
    add('city', address['city'])
    add('region', address['state'])
    add('postcode', address['postalCode'])
    add('country', address['country'])
  }
}

/** Relationship codes of HL7 table 0131 and v3 RoleCode that mean parent or guardian; others are next of kin. */
const guardianCodes = /^(GUARD|PRN|MTH|FTH|MOTHER|FATHER|PARENT|GUARDIAN|GPARNT|E?GUARDIAN)$/i

function readContacts(contacts: Json[], add: Add): void {
  for (const contact of contacts) {
    const relation = list(contact['relationship'])[0]
    const code = codeOf(relation) ?? ''
    const words = isText(relation?.['text']) ? relation['text'] : code
    const who = guardianCodes.test(code) || /guardian|parent|mother|father/i.test(words) ? 'guardian' : 'kin'
    const name = contact['name'] as Json | undefined
    const given = list<string>(name?.['given'], isText).join(' ')
    const family = isText(name?.['family']) ? name['family'] : ''
    const printed = isText(name?.['text']) ? name['text'] : `${given} ${family}`.trim()
    add(`${who}-name`, printed)
    add(`${who}-relation`, words)
    readTelecom(list(contact['telecom']), `${who}-phone`, null, add)
  }
}

/** Security labels R (restricted) and V (very restricted) ask for care with the address. */
function isRestricted(patient: Json): boolean {
  const meta = patient['meta']
  const labels = typeof meta === 'object' && meta !== null ? list((meta as Json)['security']) : []
  return labels.some((label) => label['code'] === 'R' || label['code'] === 'V')
}

function codeOf(concept: unknown): string | undefined {
  if (typeof concept !== 'object' || concept === null) return undefined
  const [coding] = list((concept as Json)['coding'])
  const code = coding?.['code'] ?? (concept as Json)['text']
  return isText(code) ? code : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function list<T = Json>(
  value: unknown,
  accepts: (each: unknown) => boolean = (each) => typeof each === 'object' && each !== null,
): T[] {
  return Array.isArray(value) ? (value.filter(accepts) as T[]) : []
}
