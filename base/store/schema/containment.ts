import type { Generated } from 'kysely'

/** Orders to limit a breach, and the systems that carry them out. */
export interface ContainmentTables {
  connectors: ConnectorRow
  rotations: RotationRow
  containments: ContainmentRow
  containment_answers: ContainmentAnswerRow
}

/** Of the provider; `words` are sealed under the key of the office. */
export interface ConnectorRow {
  id: string
  kind: string
  words: Uint8Array
  state: Generated<'active' | 'removed'>
  health: unknown
  checked_at: Date | null
  changed_by: string
  changed_at: Generated<Date>
  version: Generated<number>
}

/** Secrets of one kind that were found in the leak and are made worthless together. */
export interface RotationRow {
  id: string
  case_id: string
  token: string
  element: string
  way: 'account' | 'system' | 'list' | 'folder'
  secrets: number
  words: Uint8Array
  run_id: string
  task_id: string | null
  found_at: Generated<Date>
}

export type ContainmentState = 'planning' | 'planned' | 'confirmed' | 'done' | 'refused' | 'unknown' | 'dropped'

/** `connector_id` is null where people carry it out. */
export interface ContainmentRow {
  id: string
  case_id: string
  connector_id: string | null
  kind: string
  action: string
  state: Generated<ContainmentState>
  reason: string | null
  words: Uint8Array
  report: Uint8Array | null
  rotation_id: string | null
  task_id: string | null
  asked_by: string
  asked_at: Generated<Date>
  foreseen_at: Date | null
  confirmed_by: string | null
  confirmed_at: Date | null
  ended_at: Date | null
  attempt: Generated<number>
  version: Generated<number>
}

export interface ContainmentAnswerRow {
  seq: Generated<string>
  id: string
  case_id: string
  containment_id: string
  step: 'dry-run' | 'carry-out'
  outcome: string
  reason: string | null
  words: Uint8Array
  at: Generated<Date>
}
