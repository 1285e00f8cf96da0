import type { Generated } from 'kysely'

/** What the law asks of a case. All `words` are sealed under the key of the case. */
export interface DeadlineTables {
  duty_sheets: DutySheetRow
  deadlines: DeadlineRow
  deadline_marks: DeadlineMarkRow
  deadline_changes: DeadlineChangeRow
  alarms: AlarmRow
}

/** What the deadlines were last counted from. */
export interface DutySheetRow {
  case_id: string
  words: Uint8Array | null
  provider_version: Generated<number>
  problem: string | null
  asks: Generated<unknown>
  not_in_force: Generated<unknown>
  counted_at: Date
}

/** `stage` is empty for the duty itself. */
export interface DeadlineRow {
  id: string
  case_id: string
  duty: string
  stage: Generated<string>
  jurisdiction: string
  binding: 'mandatory' | 'recommended'
  status: 'due' | 'no-number' | 'satisfied-by' | 'conditional' | 'not-applicable'
  due_at: Date | null
  due: string | null
  unheld: string | null
  because: Generated<string[]>
  asks: Generated<string[]>
  for_each: Generated<string[]>
  satisfied_by: string | null
  since: Generated<Date>
  done_at: Date | null
  done_by: string | null
  done_mark: string | null
  version: Generated<number>
}

export interface DeadlineMarkRow {
  seq: Generated<string>
  id: string
  case_id: string
  deadline_id: string
  how: 'done' | 'undone'
  happened_at: Date
  contact_id: string | null
  words: Uint8Array
  made_by: string
  made_at: Generated<Date>
}

export interface DeadlineChangeRow {
  seq: Generated<string>
  id: string
  case_id: string
  deadline_id: string
  status_before: string | null
  due_before: string | null
  status_after: string
  due_after: string | null
  words: Uint8Array
  made_by: string | null
  made_at: Generated<Date>
}

export interface AlarmRow {
  id: string
  case_id: string
  deadline_id: string
  due_at: Date
  lead_minutes: number
  told: boolean
  made_at: Generated<Date>
}
