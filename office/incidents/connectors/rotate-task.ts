import type { ContainmentAction, Target } from './order.ts'

/** The elements of the taxonomy that open something (data/elements/taxonomy.yaml, group credentials). */
export const credentialElements = ['private-key', 'api-token', 'password'] as const
export type CredentialElement = (typeof credentialElements)[number]

/** Where a secret stands in the evidence; never the secret. */
export interface Place {
  item: string
  location: string
}

/**
 * Secrets of one kind, found in the leak, that are made worthless together. Names what is known of whose they are and what they
 * open; owners, systems and items are personal data or lead to it, and are kept sealed.
 */
export interface RotateTask {
  element: CredentialElement
  /**
   * What holds them together: one `account`, one `system`, one `list` (a column or file of many, too many for a task each), or
   * one `folder` where nothing else is known.
   */
  by: 'account' | 'system' | 'list' | 'folder'
  /** Sign-in name or mail address, where exactly one stands with the secret. */
  owner?: string
  /** Host, or the service whose tokens look so. */
  system?: string
  /** Item of a list, or folder. */
  within?: string
  /** How many were found, in all places together. The same secret in two places counts twice. */
  count: number
  /** The first places; `count` says how many there are. */
  places: readonly Place[]
  /** What to do, without names: `Make 3 passwords of one account worthless`. */
  title: string
  /** Orders that would do it, in this sequence: by a connector where an account is known, by hand otherwise. */
  orders: readonly { action: ContainmentAction; target: Target }[]
}
