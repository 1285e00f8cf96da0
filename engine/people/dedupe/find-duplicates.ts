import type { IdentityTable } from '../link/index.ts'
import { findPairs, groupRecords, type Pair } from './group-records.ts'
import { PairFinder } from './pair-finder.ts'

export interface ScoredPair {
  /** Rows of the table, a before b. */
  a: number
  b: number
  probability: number
}

export interface Duplicates {
  /** Pairs of rows that are one person with at least the asked probability, best first. */
  pairs: ScoredPair[]
  /** The person of each row, counted from 0 in order of first row. */
  person: Uint32Array
}

/** Larger groups do not have all their pairs listed: a list of n names has n (n - 1) / 2. */
const mostListed = 64

/**
 * Which rows of a table are one person, as pairs and as groups. Only pairs with a blocking key in common are scored; two rows of
 * one group that are too different to be recognised by themselves get the probability of their best go-between. Nothing
 * here depends on the order of the rows.
 */
export function findDuplicates(
  table: IdentityTable,
  least = 0.5,
  progress?: (done: number, total: number) => void,
): Duplicates {
  const finder = new PairFinder(table)
  const scored = findPairs(finder, Math.min(least, 0.5), progress)
  const groups = groupRecords(finder, scored)
  const { rows } = finder.sorted
  const pairs = [...scored, ...impliedPairs(scored, groups)]
    .filter((pair) => pair.probability >= least)
    .map(({ a, b, probability }) => ({ a: Math.min(rows[a]!, rows[b]!), b: Math.max(rows[a]!, rows[b]!), probability }))
    .sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b)
  return { pairs, person: numberGroups(groups, rows) }
}

/** Which rows are one person: equal numbers, counted from 0 in order of first row. */
export function clusterPeople(table: IdentityTable): Uint32Array {
  return findDuplicates(table).person
}

/** All pairs of rows that are one person with at least `least` probability, best first. */
export function scorePairs(table: IdentityTable, least = 0.5): ScoredPair[] {
  return findDuplicates(table, least).pairs
}

function impliedPairs(scored: readonly Pair[], groups: readonly number[][]): Pair[] {
  const strength = new Map<number, Map<number, number>>()
  for (const { a, b, probability } of scored) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = strength.get(one) ?? new Map<number, number>()
      strength.set(one, known.set(other, probability))
    }
  }
  const implied: Pair[] = []
  for (const group of new Set(groups)) {
    if (group.length < 3 || group.length > mostListed) continue
    const members = [...group].sort((a, b) => a - b)
    for (const [i, a] of members.entries())
      for (const b of members.slice(i + 1)) {
        if (strength.get(a)?.has(b) === true) continue
        implied.push({ a, b, bits: 0, probability: bestBetween(strength, members, a, b) })
      }
  }
  return implied
}

/** Probability by the best go-between; a pair held together by longer ways only counts as just likely. */
function bestBetween(strength: Map<number, Map<number, number>>, members: number[], a: number, b: number): number {
  let best = 0.5
  for (const between of members) {
    const first = strength.get(a)?.get(between) ?? 0
    const second = strength.get(b)?.get(between) ?? 0
    best = Math.max(best, Math.min(first, second))
  }
  return best
}

function numberGroups(groups: readonly number[][], rows: Uint32Array): Uint32Array {
  const position = new Uint32Array(rows.length)
  for (const [at, row] of rows.entries()) position[row] = at
  const numbers = new Map<number[], number>()
  return position.map((at) => {
    const group = groups[at]!
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}
