import { Agreement, type Evidence, Field, fieldCount, givenBits, type Leniency } from '../link/index.ts'

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
 *
 * A field is learned only from pairs that two OTHER fields of the person establish (given name, birth date, identity number):
 * twins share everything but name and number, and must not teach that names and numbers do not matter.
 */
export class LeniencyLearner {
  readonly #seen = new Float64Array(fieldCount)
  readonly #against = new Float64Array(fieldCount)
  readonly #family = { seen: 0, against: 0 }
  readonly #given = { seen: 0, against: 0 }
  #pairs = 0
  #twins = 0

  /** Counts any pair that looks like twins: same house and birth date, another given name and another number. */
  addIfTwins(evidence: Evidence, given: number): void {
    const home = evidence.household > 8
    const sameDay = evidence.how[Field.birth] === Agreement.equal
    if (home && sameDay && given <= givenBits.differ && evidence.how[Field.id] === Agreement.conflict) this.#twins++
  }

  /**
   * How many twins a record has in the table: as many as look so, less those that the table's errors explain, and one for a
   * hundred rows that are imagined.
   */
  twinsPerRow(rows: number): number {
    const both =
      rate({ seen: this.#seen[Field.id]!, against: this.#against[Field.id]! }, usualShare[Field.id]!) *
      rate(this.#given, usualGiven)
    const excess = Math.max(0, this.#twins - this.#pairs * both)
    return Math.min(0.02, (excess + 1) / (rows + 100))
  }

  /** Counts one certain pair. `family`, `given`: bits of the names, 0 where a side has none. */
  add(evidence: Evidence, family: number, given: number): void {
    const id = evidence.bits[Field.id]! > 0 || evidence.bits[Field.recordNumber]! > 0
    const birth = evidence.bits[Field.birth]! > 0
    const name = given > 0
    if (Number(id) + Number(birth) + Number(name) < 2) return
    this.#pairs++
    if (id && birth) count(this.#given, given)
    count(this.#family, family)
    for (let field: number = Field.birth; field < fieldCount; field++) {
      if (field === Field.birth && !(id && name)) continue
      if ((field === Field.id || field === Field.recordNumber) && !(birth && name)) continue
      const bits = evidence.bits[field]!
      if (bits !== 0) this.#seen[field]!++
      if (bits < 0) this.#against[field]!++
    }
  }

  leniency(): Leniency | undefined {
    if (this.#pairs < fewest) return undefined
    return {
      family: learned(this.#family, usualFamily),
      given: learned(this.#given, usualGiven),
      fields: Float64Array.from({ length: fieldCount }, (_, field) => {
        const usual = usualShare[field]
        return usual === undefined ? 0 : learned({ seen: this.#seen[field]!, against: this.#against[field]! }, usual)
      }),
    }
  }
}

interface Tally {
  seen: number
  against: number
}

function count(tally: Tally, bits: number): void {
  if (bits !== 0) tally.seen++
  if (bits < 0) tally.against++
}

function learned(tally: Tally, usual: number): number {
  return Math.min(most, Math.max(0, Math.log2(rate(tally, usual) / usual)))
}

/** Share that disagrees. */
function rate({ seen, against }: Tally, usual: number): number {
  return (against + imagined * usual) / (seen + imagined)
}
