import type { Generated } from 'kysely'

/** Accounts, their roles outside of cases, and their sessions. */
export interface AccountTables {
  accounts: AccountRow
  grants: GrantRow
  sites: SiteRow
  sessions: SessionRow
}

/** `name` is a handle that names nobody; the person's name is in `words`, sealed under the key of the office. */
export interface AccountRow {
  id: string
  name: string
  state: Generated<'active' | 'left'>
  created_at: Generated<Date>
  words: Uint8Array | null
  email_token: string | null
}

/** What a person is outside of any case; without a site, at all of them. */
export interface GrantRow {
  id: string
  account_id: string
  role: string
  site_id: string | null
  since: Generated<Date>
  until: Date | null
  granted_by: string | null
}

export interface SiteRow {
  id: string
  name: string
  created_at: Generated<Date>
}

export interface SessionRow {
  id: string
  token_hash: Uint8Array
  account_id: string
  authenticator: string
  verified: boolean
  started_at: Generated<Date>
  seen_at: Generated<Date>
  ends_at: Date
  ended_at: Date | null
}
