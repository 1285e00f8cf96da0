import type { Generated } from 'kysely'

/** What is known and was done in a case. All `words` are sealed under the key of the case. */
export interface IncidentTables {
  incidents: IncidentRow
  case_concerns: CaseConcernRow
  task_endings: TaskEndingRow
  escalations: EscalationRow
  facts: FactRow
  notes: NoteRow
  parties: PartyRow
  contacts: ContactRow
  exhibits: ExhibitRow
  handovers: HandoverRow
}

export interface IncidentRow {
  case_id: string
  vectors: string[]
  words: Uint8Array
  opened_at: Generated<Date>
  version: Generated<number>
}

/** A concern that became part of the case; its words have moved here. */
export interface CaseConcernRow {
  case_id: string
  concern_id: string
  words: Uint8Array
  added_by: string
  added_at: Generated<Date>
}

/** The last one of a task counts. */
export interface TaskEndingRow {
  seq: Generated<string>
  id: string
  case_id: string
  task_id: string
  how: 'done' | 'dropped' | 'reopened'
  words: Uint8Array
  made_by: string
  made_at: Generated<Date>
}

export interface EscalationRow {
  id: string
  case_id: string
  task_id: string
  to_role: string
  due_at: Date
  since: Date
  made_at: Generated<Date>
}

/** The last one of a name counts. */
export interface FactRow {
  seq: Generated<string>
  id: string
  case_id: string
  name: string
  words: Uint8Array
  source: 'opening' | 'person' | 'task'
  task_id: string | null
  stated_by: string
  stated_at: Generated<Date>
}

export interface NoteRow {
  id: string
  case_id: string
  words: Uint8Array
  privileged: Generated<boolean>
  written_by: string
  written_at: Generated<Date>
}

export interface PartyRow {
  id: string
  case_id: string
  kind: string
  words: Uint8Array
  added_by: string
  added_at: Generated<Date>
  version: Generated<number>
}

export interface ContactRow {
  id: string
  case_id: string
  party_id: string
  way: string
  happened_at: Date
  words: Uint8Array
  privileged: Generated<boolean>
  made_by: string
  made_at: Generated<Date>
}

export interface ExhibitRow {
  id: string
  case_id: string
  code: string
  kind: string
  words: Uint8Array
  sha256: string | null
  collected_at: Date
  added_by: string
  added_at: Generated<Date>
  version: Generated<number>
}

export interface HandoverRow {
  seq: Generated<string>
  id: string
  case_id: string
  exhibit_id: string
  handed_at: Date
  words: Uint8Array
  sha256: string | null
  made_by: string
  made_at: Generated<Date>
}
