import { findDuplicates } from './dedupe/index.ts'
import {
  type Addressee,
  addresseeOf,
  hasAddress,
  isMinor,
  isWellFormed,
  type Roster,
  rosterIdentities,
  valuesOf,
} from './rosters/index.ts'

/** What a roster has and lacks, before it is needed at three in the morning. Counts are patients unless said otherwise. */
export interface RosterReport {
  patients: number
  files: string[]
  without: { name: number; birth: number; address: number; phone: number; email: number; anyContact: number }
  /** Dates of birth that are there but cannot be read, or can be read in two ways. */
  unclearBirths: number
  minors: number
  minorsWithoutGuardian: number
  deceased: number
  deceasedWithoutKin: number
  safeAddresses: number
  safeAddressesWithoutAddress: number
  /** Identity numbers by element: how many patients have one, and how many of these are not well-formed. */
  identifiers: { element: string; present: number; invalid: number }[]
  residence: { code: string; patients: number; assumed: number }[]
  addressees: Record<Addressee, number>
  /** Pairs of patients that are probably one person, best first: their numbers and the probability. */
  duplicates: { a: string; b: string; probability: number }[]
  remarks: string[]
}

/** Checks a roster as of `asOf` (milliseconds since 1970). `compares`: false leaves the search for duplicates out, which takes longest by far. */
export function checkRoster(
  roster: Roster,
  asOf: number,
  progress?: (done: number, total: number) => void,
  compares = true,
): RosterReport {
  const all = Array.from({ length: roster.count }, (_, row) => row)
  const count = (test: (row: number) => boolean): number => all.filter(test).length
  const minors = all.filter((row) => isMinor(roster, row, asOf) && roster.deceased[row] === '')
  const deceased = all.filter((row) => roster.deceased[row] !== '')
  return {
    patients: roster.count,
    files: roster.files,
    without: {
      name: count((row) => !hasName(roster, row)),
      birth: count((row) => roster.birth[row] === ''),
      address: count((row) => !hasAddress(roster, row)),
      phone: count((row) => roster.phones[row] === ''),
      email: count((row) => roster.emails[row] === ''),
      anyContact: count((row) => !hasAddress(roster, row) && roster.phones[row] === '' && roster.emails[row] === ''),
    },
    unclearBirths: count((row) => roster.birth[row] !== '' && roster.birthDate[row] === 0),
    minors: minors.length,
    minorsWithoutGuardian: minors.filter((row) => roster.guardianName[row] === '').length,
    deceased: deceased.length,
    deceasedWithoutKin: deceased.filter((row) => roster.kinName[row] === '').length,
    safeAddresses: count((row) => roster.safeAddress[row] === 1),
    safeAddressesWithoutAddress: count((row) => roster.safeAddress[row] === 1 && roster.safeAddressText[row] === ''),
    identifiers: checkIdentifiers(roster),
    residence: countResidence(roster),
    addressees: countAddressees(roster, asOf),
    duplicates: compares ? duplicatesOf(roster, progress) : [],
    remarks: roster.remarks,
  }
}

function duplicatesOf(
  roster: Roster,
  progress: ((done: number, total: number) => void) | undefined,
): RosterReport['duplicates'] {
  const { pairs } = findDuplicates(rosterIdentities(roster, { numbers: false }), 0.9, progress)
  return pairs.map(({ a, b, probability }) => ({ a: roster.patientId[a]!, b: roster.patientId[b]!, probability }))
}

function hasName(roster: Roster, row: number): boolean {
  return [roster.name, roster.family, roster.given, roster.chineseName].some((column) => column[row] !== '')
}

function checkIdentifiers(roster: Roster): RosterReport['identifiers'] {
  return [...roster.identifiers].map(([element, column]) => {
    const present = column.filter((cell) => cell !== '')
    return {
      element,
      present: present.length,
      invalid: present.filter((cell) => !valuesOf(cell).every((value) => isWellFormed(element, value))).length,
    }
  })
}

function countResidence(roster: Roster): RosterReport['residence'] {
  const counts = new Map<string, { patients: number; assumed: number }>()
  for (let row = 0; row < roster.count; row++) {
    const code = roster.residence[row]!
    const entry = counts.get(code) ?? { patients: 0, assumed: 0 }
    entry.patients++
    entry.assumed += roster.residenceAssumed[row]!
    counts.set(code, entry)
  }
  return [...counts]
    .map(([code, entry]) => ({ code, ...entry }))
    .sort((x, y) => y.patients - x.patients || (x.code < y.code ? -1 : 1))
}

function countAddressees(roster: Roster, asOf: number): Record<Addressee, number> {
  const counts: Record<Addressee, number> = { self: 0, guardian: 0, 'next-of-kin': 0, 'safe-address': 0, none: 0 }
  for (let row = 0; row < roster.count; row++) counts[addresseeOf(roster, row, asOf)]++
  return counts
}
