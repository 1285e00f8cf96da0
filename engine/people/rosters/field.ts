import { personalNumbers } from '../../elements/index.ts'

/** What a column of a patient list can hold, besides identity numbers, which go by their element's name. */
export const rosterFields = [
  'row-id',
  'patient-id',
  'medical-record-number',
  'name',
  'given-name',
  'middle-name',
  'family-name',
  'former-name',
  'chinese-name',
  'english-name',
  'date-of-birth',
  'sex',
  'identifier',
  'phone',
  'email',
  'address',
  'address-line',
  'street',
  'street-number',
  'flat',
  'city',
  'region',
  'postcode',
  'country',
  'language',
  'guardian-name',
  'guardian-phone',
  'guardian-relation',
  'kin-name',
  'kin-phone',
  'kin-relation',
  'deceased',
  'safe-address',
  'safe-address-text',
  'ignored',
] as const

export const identifierElements = [...personalNumbers, 'tax-id', 'insurance-policy'] as const

export type IdentifierElement = (typeof identifierElements)[number]
export type RosterField = (typeof rosterFields)[number] | IdentifierElement

const known: ReadonlySet<string> = new Set([...rosterFields, ...identifierElements])

export function isRosterField(text: string): text is RosterField {
  return known.has(text)
}

export function isIdentifier(field: RosterField): field is IdentifierElement {
  return (identifierElements as readonly string[]).includes(field)
}
