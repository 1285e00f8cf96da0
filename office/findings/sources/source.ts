import type { TopGap, TopItem } from '../../../engine/evidence/index.ts'

/** What is typed and told of a source; sealed. */
export interface SourceWords {
  label: string
  /** In the order given; none for a folder. */
  uploads: string[]
  /** A folder or file on the server's machine. */
  path?: string | undefined
  /** The allowed folder that the path was found in. */
  root?: string | undefined
  /** A version of the provider's roster: its id and number, and SHA-256 of its files in their order. */
  roster?: { id: string; number: number; content: string[] } | undefined
}

/** One item of a source as it was taken in; its bytes are the sealed object at `object`. */
export type TakenItem = Pick<TopItem, 'item' | 'bytes' | 'modified'> & { object: string; sha256: string }

/** Everything of a source, sealed beside it: what was taken in, and what could not be. */
export interface Manifest {
  items: TakenItem[]
  gaps: Omit<TopGap, 'source'>[]
}

export const manifestPath = (sourceId: string): string => `sources/${sourceId}/manifest`
export const itemPath = (sourceId: string, n: number): string => `sources/${sourceId}/items/${n}`
