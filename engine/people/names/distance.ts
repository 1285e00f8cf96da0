const rows = [new Uint8Array(65), new Uint8Array(65), new Uint8Array(65)]
const longest = 64

/**
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), of at most `limit`;
 * `limit + 1` where it is more. Texts are compared up to 64 units. Source: Damerau 1964, restricted form. What both begin and
 * end with is taken off first: it never matters, and most pairs are decided by it.
 */
export function editDistance(a: string, b: string, limit: number): number {
  let endA = Math.min(longest, a.length)
  let endB = Math.min(longest, b.length)
  if (Math.abs(endA - endB) > limit) return limit + 1
  let start = 0
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return Math.min(limit + 1, endA - start + endB - start)
  if (limit === 1) return isOneStep(a, b, start, endA, endB) ? 1 : 2
  return alignedDistance(a, b, start, endA, endB, limit)
}

/** With both ends taken off, one step leaves one letter against one, or two that are swapped. */
function isOneStep(a: string, b: string, start: number, endA: number, endB: number): boolean {
  if (endA - start === 1 && endB - start === 1) return true
  if (endA - start !== 2 || endB - start !== 2) return false
  return a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start)
}

function alignedDistance(a: string, b: string, start: number, endA: number, endB: number, limit: number): number {
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  const width = endB - start
  for (let j = 0; j <= width; j++) above[j] = j
  for (let i = 1; i <= endA - start; i++) {
    row[0] = i
    let least = i
    const letter = a.charCodeAt(start + i - 1)
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(start + j - 1)
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (letter === other ? 0 : 1))
      if (
        letter !== other &&
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(start + j - 2) &&
        a.charCodeAt(start + i - 2) === other
      )
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[width]!, limit + 1)
}
