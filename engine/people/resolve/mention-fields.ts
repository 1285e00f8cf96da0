import type { IdentityTable } from '../link/index.ts'

/** The identity fields of one mention. */
export interface MentionFields {
  element: Uint8Array
  part: Uint8Array
  values: string[]
}

export function fieldsOf(rows: IdentityTable, row: number): MentionFields {
  const from = rows.start[row]!
  const to = rows.start[row + 1]!
  return { element: rows.element.slice(from, to), part: rows.part.slice(from, to), values: rows.values.slice(from, to) }
}
