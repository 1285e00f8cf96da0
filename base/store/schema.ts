import type { Generated } from 'kysely'

/** The tables of the `cordon` schema, as migrations/ makes them (a test compares). Instants are `Date`s. */
export interface Schema {
  accounts: AccountRow
  cases: CaseRow
  memberships: MembershipRow
  settings: SettingRow
  decisions: DecisionRow
  tasks: TaskRow
  job_chunks: ChunkRow
}

export interface AccountRow {
  id: string
  name: string
  state: Generated<'active' | 'left'>
  created_at: Generated<Date>
}

export interface CaseRow {
  id: string
  name: string
  state: Generated<'open' | 'closed'>
  created_by: string
  created_at: Generated<Date>
}

export interface MembershipRow {
  case_id: string
  person_id: string
  role: string
  since: Generated<Date>
  until: Date | null
}

export interface SettingRow {
  name: string
  value: unknown
  changed_by: string | null
  changed_at: Generated<Date>
}

/** Never edited; a later one names it in `replaces`. `reason` is sealed under the key of the case. */
export interface DecisionRow {
  id: string
  case_id: string
  kind: string
  outcome: string
  reason: Uint8Array | null
  made_by: string
  made_at: Generated<Date>
  replaces: string | null
}

/** `words` are sealed under the key of the case. */
export interface TaskRow {
  id: string
  case_id: string
  kind: string
  words: Uint8Array | null
  owner_id: string | null
  state: Generated<'open' | 'done' | 'dropped'>
  due_at: Date | null
  created_at: Generated<Date>
  ended_at: Date | null
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
}
