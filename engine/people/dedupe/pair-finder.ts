import {
  BlockingKeys,
  CandidateFinder,
  Dictionaries,
  type Evidence,
  Field,
  Frequencies,
  type IdentityTable,
  Postings,
  RecordComparison,
} from '../link/index.ts'
import { Likeness } from '../names/index.ts'
import { LeniencyLearner } from './learn-leniency.ts'
import { type SortedRecords, sortRecords } from './sorted-records.ts'

/** How many other records of the same person a record has, before anything is known. */
const partners = 1
/** How many records of relatives in the same household a record has. */
const relatives = 0.01
/** How much more alike the given names of brothers and sisters are than those of strangers, where one syllable differs. */
const siblingBits = 4
/** Pairs from this probability on are certain enough to learn from. */
const certain = 0.95
/** Rows whose pairs are looked at to learn how dirty the table is, spread evenly. */
const learnedFrom = 20_000
const rounds = 2

/** Scores pairs within one table. Positions are those of `sorted`. */
export class PairFinder {
  readonly sorted: SortedRecords
  readonly #finder: CandidateFinder
  #comparison: RecordComparison
  /** How many records of a twin a record has; learned, see `LeniencyLearner`. */
  #twins = 0.01

  constructor(table: IdentityTable) {
    const dictionaries = new Dictionaries()
    this.sorted = sortRecords(table, dictionaries)
    const { records } = this.sorted
    const keys = new BlockingKeys(dictionaries)
    this.#finder = new CandidateFinder(new Postings(records, keys), keys, records.count)
    const frequencies = new Frequencies(records, dictionaries, false)
    this.#comparison = new RecordComparison(dictionaries, frequencies)
    for (let round = 0; round < rounds; round++) {
      const learner = this.#learn()
      this.#comparison = new RecordComparison(dictionaries, frequencies, learner.leniency())
      this.#twins = learner.twinsPerRow(Math.ceil(this.count / this.#step))
    }
  }

  #learn(): LeniencyLearner {
    const learner = new LeniencyLearner()
    for (let at = 0; at < this.count; at += this.#step)
      this.forCandidates(at, (other) => {
        const evidence = this.compare(at, other)
        const { family, given } = this.#comparison.names.evidence
        learner.addIfTwins(evidence, given)
        if (this.probability(evidence) < certain) return
        learner.add(evidence, family, given)
      })
    return learner
  }

  get #step(): number {
    return Math.max(1, Math.floor(this.count / learnedFrom))
  }

  get count(): number {
    return this.sorted.records.count
  }

  /** Calls `each` with every later position that has a key in common with `at`, in order. */
  forCandidates(at: number, each: (other: number) => void): void {
    this.#finder.find(this.sorted.records, at)
    const { rows, count } = this.#finder
    for (const other of rows.slice(0, count).sort()) if (other > at) each(other)
  }

  /** The evidence of a pair; overwritten by the next call. */
  compare(a: number, b: number): Evidence {
    const { records } = this.sorted
    const [first, second] = a < b ? [a, b] : [b, a]
    this.#comparison.compare(records, first, records, second)
    return this.#comparison.evidence
  }

  /** Probability that a pair is one person: rivals are strangers, relatives of the household, and twins. */
  probability(evidence: Evidence): number {
    const prior = 1 / Math.max(1, this.count)
    const same = partners * prior * 2 ** Math.min(evidence.total, 120)
    const home =
      evidence.household + (this.#comparison.names.evidence.givenLikeness === Likeness.sibling ? siblingBits : 0)
    const relative = relatives * prior * 2 ** Math.min(home, 60)
    const twin = this.#twins * prior * 2 ** Math.min(home + Math.max(0, evidence.bits[Field.birth]!), 80)
    return same / (same + relative + twin + 1)
  }
}
