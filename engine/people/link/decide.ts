import { linkFrom, listedShare, relativeShare, reviewFrom } from './weights.ts'

export const Outcome = { linked: 0, ambiguous: 1, unlisted: 2 } as const

/** A candidate with less evidence than this (a street, a common family name) is not worth a person's time. */
const leastBits = 5
/** ... unless all who fit so make it more likely than not that it is one of them: "one of 40 people called Lee Mei Ling". */
const crowdFrom = 0.5

/** How many candidates are put before a person. */
export const mostCandidates = 5

export interface Candidate {
  /** Roster row. */
  patient: number
  /** 0 to 1. */
  probability: number
}

/**
 * Turns the bits of all candidates of one mention into probabilities. The rivals of a candidate are the other candidates,
 * somebody unknown, and for every candidate a relative who shares the household but is not in the roster:
 *
 *   P(i) = L/N 2^w(i) / (sum over k of L/N (2^w(k) + R 2^h(k)) + (1 - L))
 *
 * with L the listed share, N the roster's size, R the share of relatives, w all bits, h the household's bits. Twins, shared
 * phones and people of one name need no rule of their own: they are each other's rivals.
 */
export class Decision {
  outcome: number = Outcome.unlisted
  best = -1
  probability = 0
  readonly candidates: Candidate[] = []
  readonly #rows: number[] = []
  readonly #bits: number[] = []
  readonly #doubtful = new Set<number>()
  #household = 0
  #sampledFrom = 0
  #mostBits = 0

  begin(): void {
    this.#rows.length = 0
    this.#bits.length = 0
    this.candidates.length = 0
    this.#doubtful.clear()
    this.#household = 0
  }

  /**
   * A candidate with its bits. One in conflict is no candidate, but a relative of it may be meant. A doubtful one (the given
   * name is another one, and no number says who it is) may be the unknown twin: it can be ambiguous, never linked.
   */
  add(row: number, bits: number, household: number, conflict: boolean, doubtful: boolean): void {
    this.#household += 2 ** Math.min(household, 60)
    if (conflict) return
    if (doubtful) this.#doubtful.add(row)
    this.#rows.push(row)
    this.#bits.push(Math.min(bits, 120))
  }

  /** The candidates added from now on are samples of a crowd. */
  sampleCrowd(): void {
    this.#sampledFrom = this.#bits.length
  }

  /** Ends a mention. `more` people of the sampled crowd were not looked at one by one; the samples stand for them. */
  end(people: number, more: number): void {
    const prior = listedShare / Math.max(1, people)
    const order = this.#rows.map((_, at) => at)
    order.sort((a, b) => this.#bits[b]! - this.#bits[a]! || this.#rows[a]! - this.#rows[b]!)
    const unseen = more <= 0 ? 0 : more * this.#meanFrom(this.#sampledFrom)
    const listedMass = prior * (sum(order.map((at) => 2 ** this.#bits[at]!)) + unseen)
    const all = listedMass + prior * relativeShare * this.#household + (1 - listedShare)
    for (const at of order.slice(0, mostCandidates))
      this.candidates.push({ patient: this.#rows[at]!, probability: (prior * 2 ** this.#bits[at]!) / all })
    this.#mostBits = order.length === 0 ? 0 : this.#bits[order[0]!]!
    this.#settle(listedMass / all)
  }

  #meanFrom(first: number): number {
    const sampled = this.#bits.slice(first)
    return sampled.length === 0 ? 0 : sum(sampled.map((bits) => 2 ** bits)) / sampled.length
  }

  #settle(listed: number): void {
    const first = this.candidates[0]
    this.best = first?.patient ?? -1
    this.probability = first?.probability ?? 0
    if (first === undefined) this.outcome = Outcome.unlisted
    else if (first.probability >= linkFrom && !this.#doubtful.has(first.patient)) this.outcome = Outcome.linked
    else
      this.outcome =
        listed >= (this.#mostBits >= leastBits ? reviewFrom : crowdFrom) ? Outcome.ambiguous : Outcome.unlisted
    while (this.candidates.length > 1 && this.candidates.at(-1)!.probability < 0.001) this.candidates.pop()
    if (this.outcome === Outcome.unlisted) this.candidates.length = 0
  }
}

/** Smallest first, so that the sum does not depend on the order of the candidates. */
function sum(values: number[]): number {
  return values.sort((a, b) => a - b).reduce((total, value) => total + value, 0)
}
