import type { Gap, ItemState } from '../evidence/index.ts'

/** One item of the evidence and how reading it ended. */
export interface Item {
  /** Path through containers: `dump.zip!/mail/inbox.mbox!/12/scan.pdf`. */
  item: string
  /** Index into the run's sources. */
  source: number
  /** Path of the folder or container it lies in. */
  folder: string
  /** '' where the bytes could not be read at all. */
  sha256: string
  kind: string
  bytes: number
  state: ItemState
  reason: string
  findings: number
  gaps: Omit<Gap, 'type'>[]
}

/** One SOURCE argument. */
export interface Source {
  path: string
  kind: 'folder' | 'file'
}

export function isUnread(item: Item): boolean {
  return item.state !== 'read' && item.state !== 'partial' && item.state !== 'empty'
}
