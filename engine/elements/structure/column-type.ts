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
  /** A plain "Name" or "Contact": the values look right, but the words do not say whose they are. */
  vague?: boolean
  /** What else its header can mean, for when the rest of the table does not confirm this. */
  otherwise?: ColumnType
}

/** The type and what else the column can be, most likely first. */
export function* meaningsOf(type: ColumnType | undefined): Iterable<ColumnType> {
  for (let one = type; one !== undefined; one = one.otherwise) yield one
}
