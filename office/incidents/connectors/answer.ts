import type { ContainmentAction } from './order.ts'

/** Why something was certainly not done. */
export const refusalReasons = [
  /** The connector or the system does not do this. */
  'not-offered',
  /** The order itself is wrong: a name that is none, an address that is none. */
  'invalid-order',
  /** Named under `protected` in the settings. */
  'protected',
  'not-found',
  /** Several accounts fit. */
  'ambiguous',
  /** The connector's own credentials are not accepted. */
  'unauthorised',
  /** The connector may not do this. */
  'forbidden',
  /** Somebody else was changing it. */
  'conflict',
  /** Too many requests; see `retryAfterSeconds`. */
  'rate-limited',
  /** The system said no, for a reason of its own. */
  'rejected',
  /** No connection, or none that can be trusted; nothing was sent. */
  'unreachable',
  /** How things stand could not be read, so nothing was begun. */
  'not-readable',
  /** A person says that it was not done. */
  'not-done',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Why nobody can say whether it was done. */
export const doubtReasons = [
  /** Nothing came back in time, or the connection broke. */
  'no-answer',
  /** The system failed on its side. */
  'server-error',
  /** What came back cannot be understood. */
  'unclear-answer',
  /** It was accepted, but does not show. */
  'not-confirmed',
  /** Somebody has to do it and say so. */
  'waiting-for-person',
  /** Somebody says it is done, but the proof is missing. */
  'proof-missing',
] as const
export type DoubtReason = (typeof doubtReasons)[number]

/** Something that was seen, by name. Personal data: kept sealed, shown to those who may see the case. */
export interface Seen {
  what: string
  value: string
}

export interface Done {
  outcome: 'done'
  /** It was so before, or the same order did it earlier. */
  already: boolean
  said: string
  seen: readonly Seen[]
  /** What this does not stop, and what else to do. */
  warnings: readonly string[]
}

export interface Refused {
  outcome: 'refused'
  reason: RefusalReason
  said: string
  seen: readonly Seen[]
  retryAfterSeconds?: number
}

export interface Unknown {
  outcome: 'unknown'
  reason: DoubtReason
  said: string
  seen: readonly Seen[]
  /** What a person should do now. */
  task?: Task
}

export type Answer = Done | Refused | Unknown

/** What a dry run saw. */
export interface Foreseen {
  /** `cannot-tell`: the system has no way to ask, or does not say. */
  outcome: 'would-change' | 'already-so' | 'cannot-tell'
  said: string
  seen: readonly Seen[]
  warnings: readonly string[]
  task?: Task
}

export type Preview = Foreseen | Refused

/** Work for a person: what to do, step by step, and what to attach so that others can see it was done. */
export interface Task {
  title: string
  steps: readonly string[]
  proof: readonly string[]
}

export interface Health {
  working: 'yes' | 'no' | 'unknown'
  said: string
  /** For each action on offer, whether the connector's rights are enough; `unknown` where the system does not say. */
  rights: readonly { action: ContainmentAction; allowed: 'yes' | 'no' | 'unknown'; said: string }[]
}

export function refused(reason: RefusalReason, said: string, seen: readonly Seen[] = []): Refused {
  return { outcome: 'refused', reason, said, seen }
}

export function unknown(reason: DoubtReason, said: string, seen: readonly Seen[] = []): Unknown {
  return { outcome: 'unknown', reason, said, seen }
}

export function done(said: string, seen: readonly Seen[] = [], warnings: readonly string[] = []): Done {
  return { outcome: 'done', already: false, said, seen, warnings }
}

export function alreadySo(said: string, seen: readonly Seen[] = [], warnings: readonly string[] = []): Done {
  return { outcome: 'done', already: true, said, seen, warnings }
}
