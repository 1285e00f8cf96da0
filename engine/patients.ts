import { basename } from 'node:path'
import { Problem } from '../base/errors.ts'
import { bytesOfFile, entryAt, listFolder } from '../base/files/index.ts'
import type { PatientRecord, Provider } from './case/index.ts'
import {
  addresseeOf,
  isMinor,
  Linker,
  type Links,
  patientIdentity,
  type Roster,
  type RosterFile,
  readRoster,
  rosterIdentities,
  strangersOnly,
  valuesOf,
} from './people/index.ts'

/** The provider's patients as the rest of the engine needs them. */
export interface Patients {
  /** 0 without a roster. */
  count: number
  links: Links
  /** The record of a roster row; undefined for -1. */
  record(row: number): PatientRecord | undefined
  /** What a patient may be looked up by: numbers, phones, e-mails, names, each under the name of its element. */
  lookups(row: number): { field: string; value: string }[]
  /** Everything that tells a patient from others, each value under its element: what a reviewer compares. */
  identity(row: number): { element: number; part: number; value: string }[]
  /** The roster row of a patient number; undefined for one that is not there. */
  rowOf(patientId: string): number | undefined
  /** All patients of the roster by place of residence: the upper bound while something is unread. */
  residence(): Record<string, number>
  /** Patients whose place of residence the roster does not say. */
  assumedResidence: number
  /** What a person should know about how the roster was read. */
  remarks: string[]
}

export interface PatientsRequest {
  roster: string | undefined
  rosterColumns: Record<string, string>
  provider: Provider
  asOf: number
}

/** Reads the roster and builds the linker; without a roster nobody is linked. */
export function openPatients({ roster: path, rosterColumns, provider, asOf }: PatientsRequest): Patients {
  if (path === undefined)
    return {
      count: 0,
      links: strangersOnly,
      record: () => undefined,
      lookups: () => [],
      identity: () => [],
      rowOf: () => undefined,
      residence: () => ({}),
      assumedResidence: 0,
      remarks: [],
    }
  const files = rosterFiles(path)
  try {
    const roster = readRoster(files, { basedIn: provider.based_in, columns: rosterColumns })
    const records = new Map<number, PatientRecord>()
    let rows: Map<string, number> | undefined
    return {
      count: roster.count,
      links: new Linker(rosterIdentities(roster)),
      record(row) {
        if (row < 0) return undefined
        let record = records.get(row)
        if (record === undefined) {
          record = recordOf(roster, row, asOf, provider.based_in)
          records.set(row, record)
        }
        return record
      },
      lookups: (row) => lookupsOf(roster, row),
      identity: (row) => patientIdentity(roster, row),
      rowOf(patientId) {
        rows ??= new Map(roster.patientId.map((id, row) => [id, row]))
        return rows.get(patientId)
      },
      residence: () => countResidence(roster),
      assumedResidence: roster.residenceAssumed.reduce((sum, one) => sum + one, 0),
      remarks: roster.remarks,
    }
  } finally {
    for (const { bytes } of files) bytes.close()
  }
}

function lookupsOf(roster: Roster, row: number): { field: string; value: string }[] {
  const numbers = [...roster.identifiers].map(([field, values]) => [field, values[row]!] as const)
  const cells = [
    ['patient-id', roster.patientId[row]!],
    ['patient-id', roster.recordNumbers[row]!],
    ['name', nameOf(roster, row)],
    ['name', roster.chineseName[row]!],
    ['name', roster.otherNames[row]!],
    ['phone', roster.phones[row]!],
    ['email', roster.emails[row]!],
    ...numbers,
  ] as const
  return cells.flatMap(([field, cell]) => valuesOf(cell).map((value) => ({ field, value })))
}

function countResidence({ residence }: Roster): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of residence) if (code !== '') counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** The roster's file, or all files of its folder. Throws `ROSTER_MISSING`, `ROSTER_UNREADABLE`. */
export function rosterFiles(path: string): RosterFile[] {
  const entry = entryAt(path)
  if (entry === undefined)
    throw new Problem('ROSTER_MISSING', `There is no ${path}`, 'Check the path given with --roster')
  const paths = entry.type === 'folder' ? listFolder(path).map(({ path: file }) => file) : [path]
  return paths.filter((file) => entryAt(file)?.type !== 'folder').map(openRoster)
}

function openRoster(path: string): RosterFile {
  try {
    return { name: basename(path), bytes: bytesOfFile(path) }
  } catch (cause) {
    throw new Problem(
      'ROSTER_UNREADABLE',
      `${path} cannot be opened (${(cause as NodeJS.ErrnoException).code})`,
      'Correct its permissions',
      { cause },
    )
  }
}

function recordOf(roster: Roster, row: number, asOf: number, basedIn: string): PatientRecord {
  const addressee = addresseeOf(roster, row, asOf)
  const name = nameOf(roster, row)
  const chineseName = roster.chineseName[row]!
  return {
    id: roster.patientId[row]!,
    name,
    chineseName,
    birth: birthOf(roster, row),
    residence: roster.residence[row]!,
    addressee,
    addresseeName:
      addressee === 'guardian' ? roster.guardianName[row]! : addressee === 'next-of-kin' ? roster.kinName[row]! : '',
    addressLines: addressOf(roster, row, addressee, basedIn),
    language: roster.language[row]!,
    minor: isMinor(roster, row, asOf),
    safeAddress: roster.safeAddress[row] === 1,
    deceased: roster.deceased[row] !== '',
  }
}

/** `yyyy-mm-dd` where the date is certain; otherwise as the roster prints it. */
function birthOf({ birth, birthDate }: Roster, row: number): string {
  const digits = String(birthDate[row]!)
  return digits.length === 8 ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : birth[row]!
}

/** Family name first where that is how the person is called (a Chinese name beside it, or a Hong Kong address). */
function nameOf(roster: Roster, row: number): string {
  const whole = valuesOf(roster.name[row]!)[0]
  if (whole !== undefined) return whole
  const given = [roster.given[row]!, roster.middle[row]!].filter((part) => part !== '').join(' ')
  const family = roster.family[row]!
  const familyFirst = roster.chineseName[row] !== '' || roster.residence[row] === 'HK'
  const parts = familyFirst ? [family.toUpperCase(), given] : [given, family]
  return parts.filter((part) => part !== '').join(' ') || roster.chineseName[row]!
}

/** Lines for the envelope. A patient with a safe address never gets the ordinary one; the dead get none. */
function addressOf(roster: Roster, row: number, addressee: PatientRecord['addressee'], basedIn: string): string[] {
  if (roster.deceased[row] !== '' && addressee !== 'next-of-kin') return []
  const reader =
    addressee === 'guardian' ? roster.guardianName[row]! : addressee === 'next-of-kin' ? roster.kinName[row]! : ''
  const to = [reader || nameOf(roster, row)]
  if (addressee === 'safe-address') {
    const safe = valuesOf(roster.safeAddressText[row]!)
    return safe.length > 0 ? [...to, ...safe.flatMap((line) => line.split(/,\s*/))] : []
  }
  const printed = valuesOf(roster.addressLines[row]!)
  const street = printed.length > 0 ? printed : [roster.flat[row]!, roster.street[row]!]
  const town = [roster.city[row]!, roster.region[row]!, roster.postcode[row]!].filter((part) => part !== '').join(', ')
  const lines = [...street, town, countryLine(roster.country[row]!, basedIn)].filter((line) => line !== '')
  return lines.length > 0 ? [...to, ...lines] : []
}

const countries = new Intl.DisplayNames(['en'], { type: 'region' })

/** The country in words for mail that crosses a border; nothing at home. */
function countryLine(country: string, basedIn: string): string {
  if (country.toUpperCase() === basedIn.slice(0, 2)) return ''
  return /^[A-Za-z]{2}$/.test(country) ? (countries.of(country.toUpperCase()) ?? country) : country
}
