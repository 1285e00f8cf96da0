const rows = [new Uint8Array(65), new Uint8Array(65), new Uint8Array(65)]

/**
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), of at most `limit`;
 * `limit + 1` where it is more. Texts are compared up to 64 units. Source: Damerau 1964, restricted form.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const m = Math.min(64, a.length)
  const n = Math.min(64, b.length)
  if (Math.abs(m - n) > limit) return limit + 1
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= n; j++) above[j] = j
  for (let i = 1; i <= m; i++) {
    row[0] = i
    let least = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= n; j++) {
      const same = letter === b.charCodeAt(j - 1)
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (!same && i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[n]!, limit + 1)
}
