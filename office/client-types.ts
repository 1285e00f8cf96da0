import type { Static } from 'typebox'
import type { ErrorCode } from '../base/errors.ts'
import type { ProviderPermission, Role } from './access/index.ts'
import type { actions } from './actions.ts'
import type { Card, CardKind, followConcern, reportAnonymously } from './incidents/index.ts'

/**
 * What a program that talks to the server needs to know, as types alone: import it with `import type`, and nothing of the office comes
 * along. Routes and shapes are those of docs/actions.md.
 */
type Listed = (typeof actions)[number]

/** Name of an action -> what it takes and what it answers. `POST /api/<name>` with the input as JSON. */
export type Actions = {
  [Each in Listed as Each['name']]: { input: Static<Each['input']>; output: Static<Each['output']> }
}

export type ActionName = keyof Actions & string
export type InputOf<Name extends ActionName> = Actions[Name]['input']
export type OutputOf<Name extends ActionName> = Actions[Name]['output']

/** Status 202: a second person has to agree first. Status 200 answers the action's output itself. */
export interface Waiting {
  approval: string
}

/** Any other status: RFC 9457, `application/problem+json`. */
export interface ProblemAnswer {
  /** `/errors#CODE`. */
  type: string
  code: ErrorCode
  title: string
  status: number
  /** What happened, in a sentence. */
  detail: string
  /** What to do about it, in a sentence. */
  remedy: string
  /** Of a defect of ours (500): what to tell whoever looks after Cordon; the log has the rest under it. */
  incident?: string
  /** Seconds to wait before the same request may be sent again (429, 503). */
  retry_after?: number
}

/** Of `GET /api/session`. */
export interface SessionAnswer {
  account_id: string
  /** False: signed in by a directory that did not verify the person; `POST /api/verify-session` asks for a generated code. */
  verified: boolean
  roles: Role[]
  /** What these roles allow at the provider, for a page to know what to offer. The server asks its own table each time. */
  may: ProviderPermission[]
  /** After so many minutes without a request the session ends; requests with `x-cordon: background` do not count. */
  idle_minutes: number
  vault: VaultState
}

/** new: there is no keyring yet. sealed: `POST /api/unseal` opens it. */
export type VaultState = 'new' | 'sealed' | 'open'

/** Of `POST /api/unseal`: with shares, how many there are so far. */
export interface UnsealAnswer {
  vault: VaultState
  shares?: { given: number; needed: number }
}

/** Of `GET /api/ways-in`: how one can sign in here now. */
export interface WaysInAnswer {
  passkey: boolean
  codes: boolean
  directory: boolean
}

/** Of `PUT /api/cases/<case>/uploads/<upload>`: the next part begins at `received`. */
export interface UploadAnswer {
  received: number
  whole: boolean
}

/** Of `GET /api/do-this-now`: what to do at once, by what was noticed. */
export interface CardsAnswer {
  cards: Readonly<Record<CardKind, Card>>
}

/** Of `POST /api/report-anonymously`, which takes what the action report-concern takes: the card, and the code to ask by. */
export type AnonymousReceipt = Awaited<ReturnType<typeof reportAnonymously>>

/** Of `POST /api/follow-concern` `{follow}`: what became of it. */
export type FollowAnswer = Awaited<ReturnType<typeof followConcern>>
