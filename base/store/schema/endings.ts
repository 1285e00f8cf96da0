import type { Generated } from 'kysely'

/** What comes after the end of a case. `words` are sealed under the key of the case. */
export interface EndingTables {
  closings: ClosingRow
  after_actions: AfterActionRow
  form_answers: FormAnswerRow
  proof_packs: ProofPackRow
  proof_downloads: ProofDownloadRow
}

export interface ClosingRow {
  seq: Generated<string>
  id: string
  case_id: string
  how: 'closed' | 'reopened'
  words: Uint8Array
  made_by: string
  made_at: Generated<Date>
}

export interface AfterActionRow {
  case_id: string
  words: Uint8Array
  changed_by: string
  changed_at: Generated<Date>
  version: Generated<number>
}

export interface FormAnswerRow {
  case_id: string
  duty: string
  words: Uint8Array
  changed_by: string
  changed_at: Generated<Date>
  version: Generated<number>
}

export interface ProofPackRow {
  seq: Generated<string>
  id: string
  case_id: string
  with_words: boolean
  state: Generated<'making' | 'recorded' | 'ready'>
  entries: number | null
  bytes: string | null
  sha256: string | null
  asked_by: string
  asked_at: Generated<Date>
  made_at: Date | null
}

export interface ProofDownloadRow {
  id: string
  case_id: string
  pack_id: string
  account_id: string
  until: Date
}
