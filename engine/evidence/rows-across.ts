/** Where a line of text stands on its page; `top` < `bottom`, in any unit. */
export interface LineBox {
  page: number
  left: number
  right: number
  top: number
  bottom: number
}

const rowsLookedBack = 6

/**
 * Puts lines that stand side by side into one row, rows from top to bottom, lines from left to right. Programs that read or write
 * a form column by column tear a name from its number; what a person reads across must stay together.
 */
export function rowsAcross<L extends LineBox>(lines: readonly L[]): L[][] {
  const sorted = [...lines].sort((a, b) => a.page - b.page || a.top + a.bottom - (b.top + b.bottom) || a.left - b.left)
  const rows: L[][] = []
  for (const line of sorted) {
    const row = rows.slice(-rowsLookedBack).findLast((candidate) => standsBeside(line, candidate))
    if (row === undefined) rows.push([line])
    else row.push(line)
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left)
  return rows
}

/** On the same height as the nearest line of the row, and overlapping none of them from left to right. */
function standsBeside(line: LineBox, row: readonly LineBox[]): boolean {
  let nearest = row[0]!
  for (const other of row) {
    if (line.left < other.right && other.left < line.right) return false
    if (gap(line, other) < gap(line, nearest)) nearest = other
  }
  const shared = Math.min(line.bottom, nearest.bottom) - Math.max(line.top, nearest.top)
  const smaller = Math.min(line.bottom - line.top, nearest.bottom - nearest.top)
  return line.page === nearest.page && shared >= smaller * 0.5
}

function gap(a: LineBox, b: LineBox): number {
  return Math.max(a.left, b.left) - Math.min(a.right, b.right)
}
