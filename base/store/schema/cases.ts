import type { Generated } from 'kysely'

/** Cases, who is let into them, and what was decided and is to be done. */
export interface CaseTables {
  cases: CaseRow
  memberships: MembershipRow
  elevations: ElevationRow
  decisions: DecisionRow
  tasks: TaskRow
}

export interface CaseRow {
  id: string
  name: string
  state: Generated<'open' | 'closed' | 'erased'>
  created_by: string
  created_at: Generated<Date>
  site_id: string | null
  current_run: string | null
}

export interface MembershipRow {
  case_id: string
  person_id: string
  role: string
  since: Generated<Date>
  until: Date | null
}

/** Break-glass: a role for some hours. */
export interface ElevationRow {
  id: string
  case_id: string
  person_id: string
  role: string
  reason: Uint8Array
  since: Generated<Date>
  until: Date
  told_at: Date | null
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
  place: string | null
  about: string | null
  privileged: Generated<boolean>
  seq: Generated<string>
}

/** `words` are sealed under the key of the case; a step of a playbook has none of its own. */
export interface TaskRow {
  id: string
  case_id: string
  kind: string
  words: Uint8Array | null
  owner_id: string | null
  state: Generated<'waiting' | 'open' | 'done' | 'dropped' | 'not-needed'>
  due_at: Date | null
  created_at: Generated<Date>
  ended_at: Date | null
  step: string | null
  phase: string | null
  owner_role: string | null
  privileged: Generated<boolean>
  opened_at: Date | null
  created_by: string | null
  version: Generated<number>
}
