import type { Generated } from 'kysely'

/** What was asked of the office: what waits for a second person, and what was answered. */
export interface RequestTables {
  approvals: ApprovalRow
  replies: ReplyRow
}

/** An action that waits for a second person. `input` is sealed under the key of the case, or of the office. */
export interface ApprovalRow {
  id: string
  case_id: string | null
  action: string
  input: Uint8Array
  asked_by: string
  asked_with: string
  asked_at: Generated<Date>
  expires_at: Date
  state: Generated<'waiting' | 'done' | 'declined' | 'withdrawn'>
  decided_by: string | null
  decided_with: string | null
  decided_at: Date | null
  permission: Generated<string>
}

/** What a request was answered, so that the same request is answered again and not done again. */
export interface ReplyRow {
  account_id: string
  request: string
  action: string
  input_hash: Uint8Array
  case_id: string | null
  answer: Uint8Array
  at: Generated<Date>
}
