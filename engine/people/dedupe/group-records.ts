import { Agreement, type Evidence, Field } from '../link/index.ts'
import type { PairFinder } from './pair-finder.ts'

/** A pair of positions that is one person with some probability. */
export interface Pair {
  a: number
  b: number
  bits: number
  probability: number
}

/** Pairs from this probability on propose to join two groups. */
const joinFrom = 0.5
/** Members of each group that are looked at when two groups are to be joined. */
const looked = 6
/** Bits that the looked-at pairs must have on average, without the prior. */
const leastMean = 3
/** Bits of what belongs to the person alone (given name, birth date, identity number) below which a single pair forbids it. */
const leastPersonal = -8

/** All scored pairs of at least `least` probability, by position; strongest first. */
export function findPairs(finder: PairFinder, least: number, progress?: (done: number, total: number) => void): Pair[] {
  const found: Pair[] = []
  for (let at = 0; at < finder.count; at++) {
    finder.forCandidates(at, (other) => {
      const evidence = finder.compare(at, other)
      const probability = finder.probability(evidence)
      if (probability >= least) found.push({ a: at, b: other, bits: evidence.total, probability })
    })
    if (at % 1024 === 0) progress?.(at, finder.count)
  }
  return found.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
}

/**
 * Groups positions into people. Pairs propose, strongest first; groups decide: two groups are joined only when their members
 * agree on the whole and none contradicts (another birth date, another identity number), never because one row resembles
 * both. Answers the group of each position; members of one group share one array.
 */
export function groupRecords(finder: PairFinder, pairs: readonly Pair[]): number[][] {
  const groups: number[][] = Array.from({ length: finder.count }, (_, at) => [at])
  for (const { a, b, probability } of pairs) {
    const left = groups[a]!
    const right = groups[b]!
    if (probability < joinFrom || left === right || !mayJoin(finder, left, right)) continue
    const [large, small] = left.length >= right.length ? [left, right] : [right, left]
    for (const at of small) {
      large.push(at)
      groups[at] = large
    }
  }
  return groups
}

function mayJoin(finder: PairFinder, left: number[], right: number[]): boolean {
  if (left.length === 1 && right.length === 1) return true
  const few = spread(left)
  const others = spread(right)
  let sum = 0
  for (const a of few) {
    for (const b of others) {
      const evidence = finder.compare(a, b)
      if (evidence.total - evidence.household < leastPersonal) return false
      if (contradicts(evidence) && finder.probability(evidence) < joinFrom) return false
      sum += evidence.total
    }
  }
  return sum / (few.length * others.length) >= leastMean
}

/** Two birth dates that no slip explains, or two identity numbers. */
function contradicts(evidence: Evidence): boolean {
  return evidence.conflict || evidence.how[Field.birth] === Agreement.differs
}

/** The whole group, or first, last and evenly between, by position. */
function spread(group: number[]): number[] {
  if (group.length <= looked) return group
  const sorted = [...group].sort((a, b) => a - b)
  return Array.from({ length: looked }, (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (looked - 1))]!)
}
