import type { Generated } from 'kysely'

/** The provider's own list of patients. `words` are sealed under the key of the office. */
export interface RosterTables {
  rosters: RosterRow
  roster_files: RosterFileRow
}

export interface RosterRow {
  number: Generated<number>
  id: string
  state: Generated<'open' | 'waiting' | 'ready' | 'failed' | 'removed'>
  failure: string | null
  stated_on: string
  sites: Generated<string[]>
  counts: unknown
  words: Uint8Array | null
  brought_by: string
  brought_at: Generated<Date>
  read_at: Date | null
}

export interface RosterFileRow {
  roster_id: string
  n: number
  words: Uint8Array
  bytes: string
  received: Generated<string>
  parts: Generated<string[]>
}
