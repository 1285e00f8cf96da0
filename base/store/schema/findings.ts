import type { Generated } from 'kysely'

/** What was taken and whose it is. `words` are sealed under the key of the case. */
export interface FindingsTables {
  uploads: UploadRow
  sources: SourceRow
  runs: RunRow
  people: PersonRow
  people_tokens: PersonTokenRow
  reviews: ReviewRow
  match_decisions: MatchDecisionRow
  caller_misses: CallerMissRow
  samples: SampleRow
  exports: ExportRow
  export_downloads: ExportDownloadRow
  sampled: SampledRow
}

export interface UploadRow {
  id: string
  case_id: string
  account_id: string
  words: Uint8Array
  bytes: string
  received: Generated<string>
  parts: Generated<string[]>
  state: Generated<'open' | 'whole' | 'taken' | 'dropped'>
  created_at: Generated<Date>
  sums: Uint8Array | null
}

export interface SourceRow {
  seq: Generated<string>
  id: string
  case_id: string
  purpose: 'evidence' | 'roster'
  words: Uint8Array
  state: Generated<'waiting' | 'ready' | 'failed' | 'removed'>
  failure: string | null
  items: Generated<number>
  bytes: Generated<string>
  attached_by: string
  attached_at: Generated<Date>
  exhibit_id: string | null
}

export interface RunRow {
  id: string
  case_id: string
  number: number
  state: Generated<'waiting' | 'reading' | 'resolving' | 'done' | 'failed' | 'stopped'>
  failure: string | null
  parts: Generated<number>
  parts_done: Generated<number>
  items: Generated<number>
  items_done: Generated<number>
  bytes: Generated<string>
  bytes_done: Generated<string>
  counts: unknown
  asked_by: string
  asked_at: Generated<Date>
  started_at: Date | null
  ended_at: Date | null
  /** `seq` of the last decision that the run has taken in. */
  decided_to: Generated<string>
  tries: number | null
}

export interface PersonRow {
  case_id: string
  run_id: string
  person: number
  outcome: 'linked' | 'ambiguous' | 'unlisted'
  band: string
  score: number
  flags: string[]
  elements: string[]
  grade: string
  residence: string
  addressee: string
  places: number
  decided: Generated<boolean>
  words: Uint8Array
  /** Null for registers that were kept before there was one. */
  proof: Uint8Array | null
}

export interface PersonTokenRow {
  case_id: string
  run_id: string
  token: string
  person: number
}

export interface ReviewRow {
  case_id: string
  run_id: string
  person: number
  best: number
  tokens: string[]
  words: Uint8Array
}

export interface MatchDecisionRow {
  seq: Generated<string>
  id: string
  case_id: string
  run_id: string
  person: number
  outcome: 'same' | 'none' | 'unsure'
  tokens: string[]
  words: Uint8Array
  round: Generated<number>
  made_by: string
  made_at: Generated<Date>
  undone_at: Date | null
  /** Rank of the candidate, 0 for none of them; null: unsure. */
  choice: number | null
  undone_by: string | null
  undone_why: Uint8Array | null
  undone_seq: string | null
}

export interface CallerMissRow {
  id: string
  case_id: string
  account_id: string
  at: Generated<Date>
}

export interface SampleRow {
  seq: Generated<string>
  id: string
  case_id: string
  run_id: string
  kind: 'doubtful-findings' | 'all-findings' | 'empty-items'
  seed: string
  population: string
  drawn_by: string
  drawn_at: Generated<Date>
}

export interface SampledRow {
  case_id: string
  sample_id: string
  n: number
  place: number
  words: Uint8Array
  verdict: 'right' | 'wrong' | 'unsure' | null
  judged_by: string | null
  judged_at: Date | null
}

export interface ExportRow {
  seq: Generated<string>
  id: string
  case_id: string
  run_id: string
  party_id: string
  words: Uint8Array
  recipients: number
  state: Generated<'making' | 'ready'>
  files: Generated<unknown>
  contact_id: string | null
  asked_by: string
  asked_at: Generated<Date>
  made_at: Date | null
}

export interface ExportDownloadRow {
  id: string
  case_id: string
  export_id: string
  file: string
  account_id: string
  until: Date
}
