import { openRow } from '../../../base/vault/index.ts'
import type { RosterFigures } from '../../../engine/roster-checker.ts'
import { type Office, officeKeys } from '../../access/index.ts'

/** What reading a version of the roster found, in words; sealed, for it may name patients and columns. */
export interface RosterWords {
  /** SHA-256 of each file, in the order in which they were announced. */
  content: string[]
  /** Plain English. */
  remarks: string[]
  /** Why it could not be read. */
  problem?: string | undefined
}

export type RosterCounts = RosterFigures

/** Where a part of a file of a roster lies in the vault of the office. */
export const rosterPart = (rosterId: string, n: number, part: string): string => `rosters/${rosterId}/${n}/${part}`

export const fileRow = (rosterId: string, n: number) => ({ table: 'roster_files', row: `${rosterId}/${n}` })

/** Opens what is sealed under the key of the office, also within a case. */
export const openOfRoster = (office: Office, rosterId: string, words: Uint8Array): RosterWords =>
  openRow(office.keyring.caseKeys(officeKeys), { table: 'rosters', row: rosterId }, words) as RosterWords

/** Hashes of the files by their place in the roster, as ledger entries carry them. */
export const hashesOf = (content: readonly string[]): Record<string, string> =>
  Object.fromEntries(content.map((sha256, n) => [`file-${n + 1}`, sha256]))
