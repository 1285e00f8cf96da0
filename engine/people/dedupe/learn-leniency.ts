import { type Evidence, Field, fieldCount, type Leniency } from '../link/index.ts'

/** Share of records of one person that disagree in a field, as the shipped weights assume. */
const usualShare: Partial<Record<number, number>> = {
  [Field.birth]: 0.02,
  [Field.sex]: 0.01,
  [Field.id]: 0.015,
  [Field.recordNumber]: 0.05,
  [Field.phone]: 0.1,
  [Field.email]: 0.1,
  [Field.street]: 0.2,
  [Field.postcode]: 0.15,
  [Field.city]: 0.15,
}
const usualFamily = 0.04
const usualGiven = 0.05

/** So many imagined pairs with the usual shares stand beside the observed ones. */
const imagined = 50
/** With fewer confident pairs nothing is learned. */
const fewest = 30
/** Disagreement may count at most so many bits less. */
const most = 4

/**
 * How dirty a table is, learned from pairs that are certain already: where those disagree in a field more often than usual,
 * disagreement there says less. This is the one step of EM that is safe: it never touches what speaks for a pair or the
 * prior, it only softens, within bounds, and with few certain pairs it does nothing. Blind EM on all pairs collapses when
 * true pairs are rare.
 */
export class LeniencyLearner {
  readonly #seen = new Float64Array(fieldCount)
  readonly #against = new Float64Array(fieldCount)
  #pairs = 0
  #familySeen = 0
  #familyAgainst = 0
  #givenSeen = 0
  #givenAgainst = 0

  /** Counts one certain pair. `family`, `given`: bits of the names, 0 where a side has none. */
  add(evidence: Evidence, family: number, given: number): void {
    this.#pairs++
    if (family !== 0) this.#familySeen++
    if (family < 0) this.#familyAgainst++
    if (given !== 0) this.#givenSeen++
    if (given < 0) this.#givenAgainst++
    for (let field: number = Field.birth; field < fieldCount; field++) {
      const bits = evidence.bits[field]!
      if (bits !== 0) this.#seen[field]!++
      if (bits < 0) this.#against[field]!++
    }
  }

  leniency(): Leniency | undefined {
    if (this.#pairs < fewest) return undefined
    return {
      family: learned(this.#familyAgainst, this.#familySeen, usualFamily),
      given: learned(this.#givenAgainst, this.#givenSeen, usualGiven),
      fields: Float64Array.from({ length: fieldCount }, (_, field) => {
        const usual = usualShare[field]
        return usual === undefined ? 0 : learned(this.#against[field]!, this.#seen[field]!, usual)
      }),
    }
  }
}

function learned(against: number, seen: number, usual: number): number {
  const share = (against + imagined * usual) / (seen + imagined)
  return Math.min(most, Math.max(0, Math.log2(share / usual)))
}
