import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Problem } from '../../base/errors.ts'
import { type ByteSource, bytesInMemory, bytesOfFile } from '../../base/files/index.ts'
import {
  type Roster,
  type RosterField,
  type RosterFile,
  readDelimited,
  readRoster,
  recogniseColumns,
} from '../../engine/people/index.ts'
import { usage } from './options.ts'

type Maps = Record<string, string>

/** A table of people: mentions to link, or records to de-duplicate. */
export interface PeopleTable {
  headers: string[]
  fields: (RosterField | null)[]
  rows: string[][]
  /** Number of each row: its own id column, or the row's position. */
  ids: string[]
}

/** `--map column=field` options as a record. */
export function parseMaps(command: string, maps: readonly string[]): Maps {
  const parsed: Maps = {}
  for (const map of maps) {
    const at = map.lastIndexOf('=')
    if (at <= 0) throw usage(command, `--map takes "column=field", not "${map}"`)
    parsed[map.slice(0, at).trim()] = map.slice(at + 1).trim()
  }
  return parsed
}

/** Opens a roster: one file, or all files of a folder. Maps whose column is only in `otherHeaders` are left to that table. */
export function openRoster(path: string, maps: Maps, otherHeaders: readonly string[] = [], basedIn = ''): Roster {
  if (!existsSync(path)) throw new Problem('ROSTER_MISSING', `There is no roster at ${path}`, 'Check the path')
  const paths = statSync(path).isDirectory() ? filesIn(path) : [path]
  const files: RosterFile[] = paths.map((each) => ({ name: basename(each), bytes: openBytes(each) }))
  const own = Object.fromEntries(Object.entries(maps).filter(([column]) => !otherHeaders.includes(column)))
  return readRoster(files, { columns: own, basedIn })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** Opens a file; a gzipped one (`.gz`) is unpacked in memory. */
export function openBytes(path: string): ByteSource {
  if (!path.endsWith('.gz')) return bytesOfFile(path)
  try {
    return bytesInMemory(gunzipSync(readFileSync(path), { maxOutputLength: 2 ** 31 }))
  } catch (cause) {
    throw new Problem(
      'SOURCE_UNREADABLE',
      `${path} cannot be unpacked: ${(cause as Error).message}`,
      'Check the file',
      { cause },
    )
  }
}

/** Reads a table of people. Throws `Problem` where the file is missing, empty or has no column that identifies anybody. */
export function openPeopleTable(path: string, maps: Maps, what: string): PeopleTable {
  if (!existsSync(path)) throw new Problem('SOURCE_MISSING', `There is no file ${path}`, 'Check the path')
  const { headers, rows } = readDelimited(openBytes(path))
  if (rows.length === 0)
    throw new Problem('MENTIONS_INVALID', `${path} holds no ${what}`, 'It needs a header line and at least one row')
  const own = Object.fromEntries(Object.entries(maps).filter(([column]) => headers.includes(column)))
  const fields = recogniseColumns(headers, rows.slice(0, 500), own)
  const idColumn = findIdColumn(headers, fields, rows)
  const used = fields.map((field, column) => (column === idColumn || field === 'row-id' ? null : field))
  if (!used.some((field) => field !== null && field !== 'ignored'))
    throw new Problem(
      'MENTIONS_INVALID',
      `${path} has no column that identifies anybody. Its columns: ${headers.join(', ')}`,
      'Name them with --map "column=field", for example --map "Geb.=date-of-birth"',
    )
  return { headers, fields: used, rows, ids: rows.map((row, at) => (idColumn < 0 ? String(at + 1) : row[idColumn]!)) }
}

/** The column called like a row's number; failing that a patient number without repetition; failing that the first column without any. */
function findIdColumn(headers: string[], fields: (RosterField | null)[], rows: string[][]): number {
  const named = fields.indexOf('row-id')
  if (named >= 0) return named
  const unique = (column: number) => new Set(rows.map((row) => row[column] ?? '')).size === rows.length
  const numbered = fields.findIndex((field) => field === 'patient-id' || field === 'medical-record-number')
  if (numbered >= 0 && unique(numbered)) return numbered
  return headers.findIndex((_, column) => fields[column] === null && unique(column))
}
