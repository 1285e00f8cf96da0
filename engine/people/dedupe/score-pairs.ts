import type { IdentityTable } from '../link/index.ts'
import { PairFinder } from './pair-finder.ts'

export interface ScoredPair {
  /** Rows of the table, a before b. */
  a: number
  b: number
  probability: number
}

/**
 * All pairs of rows that are one person with at least `least` probability, best first. Only pairs with a blocking key in
 * common are scored. The answer does not depend on the order of the rows.
 */
export function scorePairs(
  table: IdentityTable,
  least = 0.5,
  progress?: (done: number, total: number) => void,
): ScoredPair[] {
  const finder = new PairFinder(table)
  const { rows } = finder.sorted
  const pairs: ScoredPair[] = []
  for (let at = 0; at < finder.count; at++) {
    finder.forCandidates(at, (other) => {
      const probability = finder.probability(finder.compare(at, other))
      if (probability < least) return
      pairs.push({ a: Math.min(rows[at]!, rows[other]!), b: Math.max(rows[at]!, rows[other]!), probability })
    })
    if (at % 4096 === 0) progress?.(at, finder.count)
  }
  return pairs.sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b)
}
