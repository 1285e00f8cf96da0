import type { Generated } from 'kysely'

/** What staff report, before there is a case, and the keys it is sealed to. */
export interface ConcernTables {
  counters: CounterRow
  reporting_keys: ReportingKeyRow
  concerns: ConcernRow
  concern_steps: ConcernStepRow
}

/** How many codes of a name and year (`INC-2026`) were given. */
export interface CounterRow {
  name: string
  last: number
}

export interface ReportingKeyRow {
  id: string
  /** X25519, 32 bytes. */
  public_key: Uint8Array
  /** Sealed under the key of the office. */
  private_key: Uint8Array
  made_at: Generated<Date>
}

/** `words` are sealed to the reporting key; null once they have moved into a case. */
export interface ConcernRow {
  id: string
  code: string
  way: 'staff' | 'anonymous'
  kind: string
  reported_by: string | null
  site_id: string | null
  key_id: string
  words: Uint8Array | null
  received_at: Generated<Date>
  state: Generated<'new' | 'closed' | 'duplicate' | 'in-case'>
  duplicate_of: string | null
  code_hash: Uint8Array | null
  request_hash: Uint8Array | null
  version: Generated<number>
}

/** `words` are sealed under the key of the office. */
export interface ConcernStepRow {
  seq: Generated<string>
  id: string
  concern_id: string
  kind: 'closed' | 'duplicate' | 'in-case' | 'answered'
  why: string | null
  words: Uint8Array | null
  made_by: string
  made_at: Generated<Date>
}
