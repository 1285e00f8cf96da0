import type { Mailer } from '../../../base/mail/index.ts'
import type { Webhook } from '../../../base/webhook/index.ts'

/** How messages leave the building, where the provider has set that up. Every process of an installation has the same. */
export interface WaysOut {
  /** What people type to come here: the beginning of every link. */
  origin: string
  /** `duty`: mailboxes that get every alarm, also while the vault is sealed and nobody's own address can be read. */
  mail?: { mailer: Mailer; duty: readonly string[] } | undefined
  webhook?: Webhook | undefined
}

export type WayOut = 'mail' | 'webhook'
