import type { Generated } from 'kysely'

/** The ledger's half in the database, queued work, and settings. */
export interface RecordTables {
  ledger_entries: LedgerEntryRow
  job_chunks: ChunkRow
  settings: SettingRow
}

/** Waits for its number in the Merkle log while `seq` is null. */
export interface LedgerEntryRow {
  id: Generated<string>
  case_id: string | null
  at: Generated<Date>
  actor: string
  what: string
  subject: string | null
  facts: unknown
  seq: string | null
}

/** The checkpoint of one chunk of queued work; written by base/jobs only. */
export interface ChunkRow {
  id: string
  case_id: string | null
  job: string
  key: string
  input: unknown
  state: Generated<'waiting' | 'running' | 'done' | 'dead' | 'dropped'>
  attempts: Generated<number>
  worker: string | null
  lease_until: Date | null
  result: unknown
  failure: string | null
  created_at: Generated<Date>
  ended_at: Date | null
  process: string | null
}

export interface SettingRow {
  name: string
  value: unknown
  changed_by: string | null
  changed_at: Generated<Date>
  words: Uint8Array | null
  version: Generated<number>
}
