import type { Showing } from '../truth/truth.ts'

/** A single file made in memory: to be put into a folder, an archive or a mail. */
export interface Document {
  name: string
  bytes: Uint8Array
  /** Media type, for mails. */
  type: string
  showing: Showing
}
