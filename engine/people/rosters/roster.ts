/**
 * A provider's patient index as columns of text; patient i has the values at i. Every column has one entry per patient, ''
 * where nothing is known. Cells that may hold several values (phones, e-mails ...) part them with a newline; `valuesOf`
 * takes them apart.
 */
export interface Roster {
  count: number
  patientId: string[]
  /** Further record numbers (MRN, chart number). */
  recordNumbers: string[]
  /** Names as printed, whole. */
  name: string[]
  given: string[]
  middle: string[]
  family: string[]
  chineseName: string[]
  /** English name beside a Chinese one, maiden and other names. */
  otherNames: string[]
  birth: string[]
  /** Date of birth as yyyymmdd; 0 where unknown, unreadable, or readable in two ways. */
  birthDate: Uint32Array
  sex: string[]
  /** Identity numbers by element (`hkid`, `ssn`, `passport` ...). */
  identifiers: Map<string, string[]>
  phones: string[]
  emails: string[]
  /** Address lines as printed. */
  addressLines: string[]
  street: string[]
  flat: string[]
  city: string[]
  region: string[]
  postcode: string[]
  country: string[]
  /** Where the patient lives: ISO 3166-1 or -2 (HK, US-OH, GB-ENG). */
  residence: string[]
  /** 1 where `residence` is only the provider's own place, because the patient's data does not say. */
  residenceAssumed: Uint8Array
  language: string[]
  guardianName: string[]
  guardianPhone: string[]
  guardianRelation: string[]
  kinName: string[]
  kinPhone: string[]
  kinRelation: string[]
  /** Date of death, or 'yes'; '' while alive. */
  deceased: string[]
  /** 1 where letters must not go to the ordinary address. */
  safeAddress: Uint8Array
  safeAddressText: string[]
  /** File (index into `files`) and line or record number of each patient, for messages. */
  file: Uint16Array
  line: Uint32Array
  files: string[]
  /** What a person should know about how the list was read, in plain words. */
  remarks: string[]
}

export const separator = '\n'

/** The values of a cell that may hold several. */
export function valuesOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(separator)
}
