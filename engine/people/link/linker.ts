import { BlockingKeys } from './blocking-keys.ts'
import { CandidateFinder } from './candidates.ts'
import { RecordComparison } from './compare-records.ts'
import { type Candidate, Decision, Outcome } from './decide.ts'
import { explain } from './explain.ts'
import { Frequencies } from './frequencies.ts'
import type { IdentityTable } from './identity-table.ts'
import { Postings } from './postings.ts'
import { readRecords } from './read-records.ts'
import { Dictionaries, type Records } from './records.ts'

/** What became of each mention. Columns run parallel to the mentions. */
export interface LinkOutcomes {
  /** `Outcome`: 0 linked, 1 ambiguous, 2 unlisted. */
  outcome: Uint8Array
  /** Roster row; -1 unless linked. */
  patient: Int32Array
  /** Probability of the best candidate, 0 to 1; 0 where there is none. */
  probability: Float32Array
  /** The best candidates of mention i, at most five, best first; empty where it is unlisted. */
  candidates(i: number): Candidate[]
  /** The weights of mention i against a patient, field by field, in bits. */
  why(i: number, patient: number): string
}

/** So many names and texts of mentions are remembered from batch to batch: they repeat, but memory stays bounded. */
const mostAdded = 400_000

/**
 * From so many bits above the prior on, with so many that are the person's own, a candidate found by a strong key is certain:
 * whoever is found by a name or half a number alone has at most a name's bits (`nameMost`) and cannot rival it.
 */
const certainBits = 16
const certainPersonalBits = 10

/** Links mentions to the patients of one roster. Results do not depend on the order of mentions or on how they are batched. */
export class Linker {
  readonly people: number
  /** Bits that a candidate needs to be as likely as nobody. */
  readonly #prior: number
  readonly #dictionaries: Dictionaries
  readonly #patients: Records
  readonly #keys: BlockingKeys
  readonly #finder: CandidateFinder
  readonly #comparison: RecordComparison

  /** `roster` holds the identity fields of all patients, row by row. */
  constructor(roster: IdentityTable) {
    this.#dictionaries = new Dictionaries()
    this.#patients = readRecords(roster, this.#dictionaries)
    this.people = this.#patients.count
    this.#prior = Math.log2(Math.max(1, this.people))
    this.#keys = new BlockingKeys(this.#dictionaries)
    this.#finder = new CandidateFinder(new Postings(this.#patients, this.#keys), this.#keys, this.people)
    this.#comparison = new RecordComparison(this.#dictionaries, new Frequencies(this.#patients, this.#dictionaries))
    this.#dictionaries.keep()
  }

  /** Links a batch of mentions. */
  link(mentions: IdentityTable): LinkOutcomes {
    this.#forgetEarlierBatches()
    const records = readRecords(mentions, this.#dictionaries)
    const count = records.count
    const outcome = new Uint8Array(count)
    const patient = new Int32Array(count).fill(-1)
    const probability = new Float32Array(count)
    const decision = new Decision()
    const doubts = new Map<number, Candidate[]>()
    for (let row = 0; row < count; row++) {
      this.#decide(records, row, decision)
      outcome[row] = decision.outcome
      probability[row] = decision.probability
      if (decision.outcome === Outcome.linked) patient[row] = decision.best
      else if (decision.candidates.length > 0) doubts.set(row, copyOf(decision.candidates))
    }
    return {
      outcome,
      patient,
      probability,
      candidates: (row) => {
        if (outcome[row] !== Outcome.linked) return doubts.get(row) ?? []
        this.#decide(this.#readAgain(mentions, row), 0, decision)
        return copyOf(decision.candidates)
      },
      why: (row, of) => this.#explain(this.#readAgain(mentions, row), of),
    }
  }

  /** One mention alone: by now its words may have been forgotten. */
  #readAgain(mentions: IdentityTable, row: number): Records {
    const from = mentions.start[row]!
    const to = mentions.start[row + 1]!
    return readRecords(
      {
        count: 1,
        start: Uint32Array.of(0, to - from),
        element: mentions.element.subarray(from, to),
        part: mentions.part.subarray(from, to),
        values: mentions.values.slice(from, to),
      },
      this.#dictionaries,
    )
  }

  #decide(records: Records, row: number, decision: Decision): void {
    const finder = this.#finder
    decision.begin()
    finder.findStrong(records, row)
    if (this.#compareAll(records, row, 0, finder.count, decision)) {
      decision.end(this.people, 0)
      return
    }
    const strong = finder.count
    finder.findParts(records, row)
    const parts = finder.count
    for (let i = strong; i < parts; i++)
      if (this.#comparison.haveNearNumbers(records, row, this.#patients, finder.rows[i]!))
        this.#compareAll(records, row, i, i + 1, decision)
    finder.findWeak(records, row)
    this.#compareAll(records, row, parts, finder.sampledFrom, decision)
    decision.sampleCrowd()
    this.#compareAll(records, row, finder.sampledFrom, finder.count, decision)
    decision.end(this.people, finder.crowd - (finder.count - finder.sampledFrom))
  }

  /** Compares the candidates at positions `from` to `to`; true where one is so certain that weaker keys cannot find its equal. */
  #compareAll(records: Records, row: number, from: number, to: number, decision: Decision): boolean {
    const finder = this.#finder
    const comparison = this.#comparison
    let certain = false
    for (let i = from; i < to; i++) {
      const candidate = finder.rows[i]!
      const bits = comparison.compare(records, row, this.#patients, candidate)
      const { household, conflict, doubtful } = comparison.evidence
      decision.add(candidate, bits, household, conflict, doubtful)
      certain ||= !conflict && !doubtful && bits - this.#prior > certainBits && bits - household > certainPersonalBits
    }
    return certain
  }

  #explain(records: Records, patient: number): string {
    const { names, evidence } = this.#comparison
    this.#comparison.compare(records, 0, this.#patients, patient)
    return explain(evidence, names.evidence, -this.#prior)
  }

  #forgetEarlierBatches(): void {
    if (this.#dictionaries.added < mostAdded) return
    this.#dictionaries.forgetRest()
    const { families, givens, texts } = this.#dictionaries
    this.#comparison.forgetWords(families.list.length, givens.list.length)
    this.#keys.forgetFrom(families.list.length, givens.list.length, texts.list.length)
  }
}

/** The decision is used again for the next mention, so its candidates are copied. */
function copyOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) => ({ ...candidate }))
}
