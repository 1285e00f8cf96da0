import { Problem } from '../../../base/errors.ts'
import type { ByteSource } from '../../../base/files/index.ts'
import { decodeText } from '../../evidence/index.ts'
import { rosterReaders } from './all.ts'
import { settleResidence } from './residence.ts'
import type { Roster } from './roster.ts'
import { RosterBuilder } from './roster-builder.ts'

export interface RosterFile {
  /** Path or name, for messages. */
  name: string
  bytes: ByteSource
}

export interface RosterOptions {
  /** Columns named by hand: header -> field. */
  columns?: Readonly<Record<string, string>>
  /** Where the provider is (ISO 3166-1 or -2): taken as residence of patients whose data does not say, marked as assumed. */
  basedIn?: string
}

const sniffed = 64 << 10

/** In a folder, what else lies there (a note, a picture) is not taken for a list of patients. */
const listName = /\.(csv|tsv|tab|txt|psv|json|ndjson|jsonl|fhir)(\.gz)?$/i

/**
 * Reads the provider's patient index from all given files. Throws `Problem`: ROSTER_MISSING (no file), ROSTER_EMPTY (no
 * patient), ROSTER_UNREADABLE (columns not recognised, broken JSON), ROSTER_DUPLICATE_IDS (names the first few).
 */
export function readRoster(files: readonly RosterFile[], options: RosterOptions = {}): Roster {
  if (files.length === 0)
    throw new Problem(
      'ROSTER_MISSING',
      'There is no roster file',
      'Name a CSV or FHIR file of your patients, or a folder of them',
    )
  const builder = new RosterBuilder()
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    if (file.bytes.size === 0) builder.remarks.push(`${file.name} is empty`)
    else if (files.length > 1 && !listName.test(file.name))
      builder.remarks.push(`${file.name} is not a list by its name and was left out`)
    else readFile(file, builder, options)
  }
  if (builder.count === 0)
    throw new Problem(
      'ROSTER_EMPTY',
      `${files.map((file) => file.name).join(', ')} holds no patient`,
      'Export the patient index again, with its header line',
    )
  const roster = builder.build()
  checkIds(roster)
  settleResidence(roster, options.basedIn ?? '')
  return roster
}

function readFile({ name, bytes }: RosterFile, builder: RosterBuilder, options: RosterOptions): void {
  const start = decodeText(bytes.read(0, sniffed)).text
  const reader = rosterReaders.find((each) => each.accepts(start, name))
  if (reader === undefined || start.includes('\u0000'))
    throw new Problem(
      'ROSTER_UNREADABLE',
      `${name} is neither a table of text nor FHIR`,
      'Save it as CSV or as FHIR NDJSON',
    )
  reader.read(bytes, name, builder, options.columns ?? {})
}

/** Two patients under one number cannot be told apart in any list that follows. */
function checkIds(roster: Roster): void {
  const first = new Map<string, number>()
  const doubled: string[] = []
  const missing: number[] = []
  for (let row = 0; row < roster.count; row++) {
    const id = roster.patientId[row]!
    if (id === '') missing.push(row)
    const before = first.get(id)
    if (id === '') continue
    if (before === undefined) first.set(id, row)
    else doubled.push(`${id} (${place(roster, before)} and ${place(roster, row)})`)
  }
  const few = (all: string[]) => `${all.slice(0, 5).join(', ')}${all.length > 5 ? ` and ${all.length - 5} more` : ''}`
  if (doubled.length > 0)
    throw new Problem(
      'ROSTER_DUPLICATE_IDS',
      `Patient numbers occur more than once: ${few(doubled)}`,
      'Give every patient one number of its own, or name another column with --map "column=patient-id"',
    )
  if (missing.length > 0)
    throw new Problem(
      'ROSTER_UNREADABLE',
      `Patients without a number: ${few(missing.map((row) => place(roster, row)))}`,
      'Fill in the numbers, or name another column with --map "column=patient-id"',
    )
}

function place(roster: Roster, row: number): string {
  const line = `line ${roster.line[row]}`
  return roster.files.length > 1 ? `${roster.files[roster.file[row]!]} ${line}` : line
}
