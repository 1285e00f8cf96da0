import type { Owner } from './header-words.ts'

/** What one column was taken for, before the rest of its table was looked at. */
export interface ColumnType {
  /** Index of the element; -1 for a known column that is no element. */
  element: number
  part: number
  check: { name: string; strict: boolean }
  key: boolean
  owner: Owner
  /** False where only the rest of the table can confirm it. */
  sure: boolean
  confidence: number
  why: string
}
