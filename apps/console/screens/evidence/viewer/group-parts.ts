import type { Part } from './stops.ts'

type Row = Extract<Part, { type: 'row' }>
type Single = Exclude<Part, Row>

/** Rows that stand together as one table, or one part by itself; with the index of each part. */
export type Group =
  | { type: 'table'; where: string; columns: readonly string[]; rows: readonly (readonly [number, Row])[] }
  | { type: 'single'; at: number; part: Single }

/** Rows of one table that follow each other are shown as a table. */
export function groupParts(parts: readonly Part[]): Group[] {
  const groups: Group[] = []
  for (const [at, part] of parts.entries()) {
    if (part.type !== 'row') {
      groups.push({ type: 'single', at, part })
      continue
    }
    const where = part.where.replace(/(?:^|;)row=\d+$/, '')
    const before = groups.at(-1)
    const isSame =
      before?.type === 'table' && before.where === where && before.columns.join('\n') === part.columns.join('\n')
    if (isSame) groups[groups.length - 1] = { ...before, rows: [...before.rows, [at, part]] }
    else groups.push({ type: 'table', where, columns: part.columns, rows: [[at, part]] })
  }
  return groups
}
