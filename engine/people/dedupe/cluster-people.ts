import { Agreement, type Evidence, Field, type IdentityTable } from '../link/index.ts'
import { PairFinder } from './pair-finder.ts'

/** Pairs from this probability on propose to join two groups. */
const joinFrom = 0.7
/** Members of each group that are looked at when two groups are to be joined. */
const looked = 6
/** Bits that the looked-at pairs must have on average, without the prior. */
const leastMean = 3
/** Bits below which one pair alone forbids it. */
const leastPair = -7

/**
 * Which rows are one person: equal numbers, counted from 0 in order of first row. Pairs propose, groups decide: two groups
 * are joined only when their members agree on the whole and none contradicts (another birth date, another identity number),
 * never because one row resembles both. The grouping does not depend on the order of the rows.
 */
export function clusterPeople(table: IdentityTable): Uint32Array {
  const finder = new PairFinder(table)
  const groups = new Groups(finder.count)
  for (const { a, b } of proposals(finder)) {
    const left = groups.of(a)
    const right = groups.of(b)
    if (left !== right && mayJoin(finder, left, right)) groups.join(left, right)
  }
  return numbered(groups, finder)
}

interface Proposal {
  a: number
  b: number
  bits: number
}

function proposals(finder: PairFinder): Proposal[] {
  const found: Proposal[] = []
  for (let at = 0; at < finder.count; at++)
    finder.forCandidates(at, (other) => {
      const evidence = finder.compare(at, other)
      if (finder.probability(evidence) >= joinFrom) found.push({ a: at, b: other, bits: evidence.total })
    })
  return found.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
}

function mayJoin(finder: PairFinder, left: number[], right: number[]): boolean {
  let sum = 0
  const some = (group: number[]) => (group.length <= looked ? group : spread(group))
  const [few, others] = [some(left), some(right)]
  for (const a of few) {
    for (const b of others) {
      const evidence = finder.compare(a, b)
      if (contradicts(evidence) || evidence.total < leastPair) return false
      sum += evidence.total
    }
  }
  return sum / (few.length * others.length) >= leastMean
}

/** First, last and evenly between, by position. */
function spread(group: number[]): number[] {
  const sorted = [...group].sort((a, b) => a - b)
  return Array.from({ length: looked }, (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (looked - 1))]!)
}

/** Two birth dates that no slip of the pen explains, unless the identity number is the same; two identity numbers. */
function contradicts(evidence: Evidence): boolean {
  if (evidence.conflict) return true
  return evidence.how[Field.birth] === Agreement.differs && evidence.how[Field.id] !== Agreement.equal
}

/** Disjoint groups of positions. */
class Groups {
  readonly #group: number[][]

  constructor(count: number) {
    this.#group = Array.from({ length: count }, (_, at) => [at])
  }

  of(at: number): number[] {
    return this.#group[at]!
  }

  join(left: number[], right: number[]): void {
    const [large, small] = left.length >= right.length ? [left, right] : [right, left]
    for (const at of small) {
      large.push(at)
      this.#group[at] = large
    }
  }
}

function numbered(groups: Groups, finder: PairFinder): Uint32Array {
  const { rows } = finder.sorted
  const position = new Uint32Array(finder.count)
  for (let at = 0; at < finder.count; at++) position[rows[at]!] = at
  const numbers = new Map<number[], number>()
  return Uint32Array.from(position, (at) => {
    const group = groups.of(at)
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}
