import type { Generated } from 'kysely'

/** Ways in, sign-ins under way, and messages to staff. */
export interface SignInTables {
  credentials: CredentialRow
  challenges: ChallengeRow
  enrolments: EnrolmentRow
  sign_in_failures: SignInFailureRow
  messages: MessageRow
  ways_out: WayOutRow
}

/** `handle`: id of a passkey, or a keyed hash. `secret` is sealed under the key of the office. */
export interface CredentialRow {
  id: string
  account_id: string
  kind: 'passkey' | 'totp' | 'recovery' | 'oidc'
  handle: string
  public_key: Uint8Array | null
  secret: Uint8Array | null
  counter: Generated<string>
  backed_up: Generated<boolean>
  transports: Generated<string[]>
  created_at: Generated<Date>
  used_at: Date | null
  revoked_at: Date | null
}

/** What a sign-in under way expects to get back; good once. */
export interface ChallengeRow {
  id: string
  purpose: string
  account_id: string | null
  value: Uint8Array
  expires_at: Date
  used_at: Date | null
}

/** A one-time code with which a person adds a first passkey. */
export interface EnrolmentRow {
  id: string
  account_id: string
  code_hash: Uint8Array
  made_by: string | null
  made_at: Generated<Date>
  expires_at: Date
  used_at: Date | null
}

export interface SignInFailureRow {
  id: string
  who: string
  at: Generated<Date>
}

/** Kinds and ids only; the words are the screen's. */
export interface MessageRow {
  id: string
  account_id: string
  kind: string
  case_id: string | null
  about: string | null
  at: Generated<Date>
  read_at: Date | null
  mailed_at: Date | null
  what: string | null
  due: string | null
  mail_failure: string | null
}

/** How messages leave the building; a row for each way that is set up. */
export interface WayOutRow {
  name: 'mail' | 'webhook'
  failing_since: Date | null
  failure: string | null
  accepted_at: Date | null
}
