import type { Secret } from '../../../base/vault/index.ts'
import type { IndicatorType } from './indicator.ts'

/** What can be ordered to limit a breach. */
export const containmentActions = [
  'disable-account',
  'revoke-sessions',
  'reset-credential',
  'revoke-token',
  'block-indicator',
] as const
export type ContainmentAction = (typeof containmentActions)[number]

/** What an order is about. */
export type Target =
  /** One account by its sign-in name, as the system knows it. */
  | { kind: 'account'; name: string }
  /** A token in hand, such as one found in the leak and read by whoever gives the order. */
  | { kind: 'token'; token: Secret; type?: 'access' | 'refresh' }
  /** Something of the attacker's. */
  | { kind: 'indicator'; type: IndicatorType; value: string }
  /** A secret that is known by its kind and place only (from-findings.ts): for people, no system can find it. */
  | { kind: 'credential'; element: 'password' | 'private-key' | 'api-token'; system?: string; owner?: string }

export interface Order {
  /**
   * The office's own number for this order: the same at every attempt, so that a system that keeps count does it once. 8 to 64
   * letters, digits, `-` and `_`; no personal data.
   */
  id: string
  action: ContainmentAction
  target: Target
  /** When it was ordered (ISO 8601): what the system did at or after that is this order's doing. By the system's own clock. */
  ordered: string
  /** What a person says was done, where people carry it out (by-hand.ts). */
  report?: Report
}

export interface Report {
  /** `not-done` where it turned out to be impossible or wrong. */
  outcome: 'done' | 'already' | 'not-done'
  /** Evidence kept in the case: what it shows, and the hash by which it is found. */
  proof: readonly { shows: string; sha256: string }[]
}

/** The kinds of target that each action may have. */
export const targetsOf: Readonly<Record<ContainmentAction, readonly Target['kind'][]>> = {
  'disable-account': ['account'],
  'revoke-sessions': ['account'],
  'reset-credential': ['account', 'credential'],
  'revoke-token': ['token'],
  'block-indicator': ['indicator'],
}
