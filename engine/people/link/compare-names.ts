import { Likeness } from '../names/index.ts'
import type { NameWeights } from './name-weights.ts'
import { Field, type Records } from './records.ts'
import { aliasBits, familyBits, givenBits, guessedOrder, nameMost, otherScriptBits } from './weights.ts'

/** What two records' names say, in bits, and how it came about (for `why`). */
export interface NameEvidence {
  family: number
  given: number
  /** Likeness of the best pair; -1 where a side has no such name. */
  familyLikeness: number
  givenLikeness: number
  /** Further given names and the names in the other script. */
  more: number
}

/** The names of one record: readings from `from` to `to`, further given names from there to `aliasTo`. */
class Names {
  from = 0
  to = 0
  /** Where the further given names begin. */
  firstAlias = 0
  aliasTo = 0
  family: Int32Array = new Int32Array(0)
  given: Int32Array = new Int32Array(0)
  field: Uint8Array = new Uint8Array(0)

  set(records: Records, row: number): void {
    this.family = records.a
    this.given = records.b
    this.field = records.field
    this.from = records.start[row]!
    this.firstAlias = records.seek(row, Field.alias)
    this.to = this.firstAlias
    this.aliasTo = records.seek(row, Field.birth)
  }

  /** Leaves out guesses at the order of the words where the order is known. One side guessing is enough. */
  preferSure(): void {
    let sure = this.from
    while (sure < this.to && this.field[sure] === Field.name) sure++
    this.to = sure > this.from ? sure : this.to
  }
}

/**
 * Compares the names of a mention with those of a patient: every reading with every reading, the best counts; English names
 * beside it and the other script then add or take away.
 */
export class NameComparison {
  readonly #families: NameWeights
  readonly #givens: NameWeights
  readonly #isHan: (given: number) => boolean
  readonly #together: number
  readonly #left = new Names()
  readonly #right = new Names()
  readonly evidence: NameEvidence = { family: 0, given: 0, familyLikeness: -1, givenLikeness: -1, more: 0 }

  constructor(families: NameWeights, givens: NameWeights, isHan: (given: number) => boolean, together: number) {
    this.#families = families
    this.#givens = givens
    this.#isHan = isHan
    this.#together = together
  }

  /** Fills `evidence` and answers its sum. */
  compare(mentions: Records, mention: number, patients: Records, patient: number): number {
    const left = this.#left
    const right = this.#right
    const evidence = this.evidence
    left.set(mentions, mention)
    right.set(patients, patient)
    evidence.family = 0
    evidence.given = 0
    evidence.more = 0
    evidence.familyLikeness = -1
    evidence.givenLikeness = -1
    if (left.from === left.aliasTo || right.from === right.aliasTo) return 0
    right.preferSure()
    this.#findBest()
    return evidence.family + evidence.given + evidence.more
  }

  #findBest(): void {
    const left = this.#left
    const right = this.#right
    const evidence = this.evidence
    let best = Number.NEGATIVE_INFINITY
    let bestLeft = -1
    let bestRight = -1
    let settled = false
    for (let i = left.from; i < left.to; i++) {
      for (let j = right.from; j < right.to; j++) {
        const bits = this.#pair(i, j)
        if (bits <= best) continue
        best = bits
        bestLeft = i
        bestRight = j
        settled ||= isSame(evidence.familyLikeness) && isSame(evidence.givenLikeness)
      }
      if (settled && left.field[i + 1] === Field.guessedName) break
    }
    if (bestLeft < 0) return
    this.#pair(bestLeft, bestRight)
    if (left.given[bestLeft]! < 0 || right.given[bestRight]! < 0 || evidence.givenLikeness === Likeness.differ) return
    if (evidence.givenLikeness > Likeness.otherKind) evidence.more += this.#compareAliases()
    evidence.more += this.#compareOtherScript(bestLeft, bestRight)
    evidence.more = Math.min(evidence.more, Math.max(0, nameMost - evidence.family - evidence.given))
  }

  /** One reading against one reading; leaves its parts in `evidence`. */
  #pair(i: number, j: number): number {
    const left = this.#left
    const right = this.#right
    const evidence = this.evidence
    const family = left.family[i]!
    const otherFamily = right.family[j]!
    const given = left.given[i]!
    const otherGiven = right.given[j]!
    const guessed = left.field[i] === Field.guessedName || right.field[j] === Field.guessedName
    evidence.familyLikeness = family < 0 || otherFamily < 0 ? -1 : this.#families.likeness(family, otherFamily)
    evidence.family =
      evidence.familyLikeness < 0 ? 0 : this.#families.weight(evidence.familyLikeness, family, otherFamily)
    evidence.givenLikeness = given < 0 || otherGiven < 0 ? -1 : this.#givens.likeness(given, otherGiven)
    evidence.given = evidence.givenLikeness < 0 ? 0 : this.#givens.weight(evidence.givenLikeness, given, otherGiven)
    if (guessed) {
      if (evidence.family < familyBits.near && evidence.given > 0) evidence.given = givenBits.differ
      evidence.given += guessedOrder
    }
    if (
      evidence.givenLikeness <= Likeness.otherKind &&
      left.firstAlias + right.firstAlias < left.aliasTo + right.aliasTo
    )
      this.#tryAlias(given, otherGiven)
    if (evidence.family > 0 && evidence.given > 0)
      evidence.given = Math.min(evidence.given - this.#together, nameMost - evidence.family)
    return evidence.family + evidence.given
  }

  /** "David Chan" against Tai Man Chan, whose English name is David. */
  #tryAlias(given: number, otherGiven: number): void {
    const left = this.#left
    const right = this.#right
    const before = this.evidence.given
    for (let i = left.firstAlias - 1; i < left.aliasTo; i++) {
      const name = i < left.firstAlias ? given : left.given[i]!
      if (name < 0) continue
      for (let j = right.firstAlias - 1; j < right.aliasTo; j++) {
        const other = j < right.firstAlias ? otherGiven : right.given[j]!
        if (other >= 0 && (i >= left.firstAlias || j >= right.firstAlias)) this.#takeAlias(name, other, before)
      }
    }
  }

  #takeAlias(name: number, other: number, before: number): void {
    const evidence = this.evidence
    const likeness = this.#givens.likeness(name, other)
    if (likeness <= Likeness.otherKind || likeness >= Likeness.near) return
    const differs = evidence.givenLikeness === Likeness.differ
    const bits = this.#givens.weight(likeness, name, other) + (differs ? before : 0)
    if (bits <= evidence.given) return
    evidence.given = bits
    if (!differs) evidence.givenLikeness = likeness
  }

  #compareAliases(): number {
    const left = this.#left
    const right = this.#right
    let best = Number.NEGATIVE_INFINITY
    for (let i = left.firstAlias; i < left.aliasTo; i++) {
      for (let j = right.firstAlias; j < right.aliasTo; j++) {
        const likeness = this.#givens.likeness(left.given[i]!, right.given[j]!)
        const agrees = likeness > Likeness.otherKind && likeness < Likeness.near
        const weight = agrees ? this.#givens.weight(likeness, left.given[i]!, right.given[j]!) : aliasBits.differ
        best = Math.max(best, Math.min(weight, aliasBits.most))
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }

  /** The best pair was Latin: what do the characters say (and the other way round)? */
  #compareOtherScript(bestLeft: number, bestRight: number): number {
    const left = this.#left
    const right = this.#right
    const han = this.#isHan(left.given[bestLeft]!) && this.#isHan(right.given[bestRight]!)
    let best = Number.NEGATIVE_INFINITY
    for (let i = left.from; i < left.to; i++) {
      const given = left.given[i]!
      if (given < 0 || this.#isHan(given) === han || left.field[i] === Field.guessedName) continue
      for (let j = right.from; j < right.to; j++) {
        const other = right.given[j]!
        if (other < 0 || this.#isHan(other) === han || right.field[j] === Field.guessedName) continue
        best = Math.max(best, otherScriptWeight(this.#givens.likeness(given, other)))
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }
}

function isSame(likeness: number): boolean {
  return likeness === Likeness.equal || likeness === Likeness.sound
}

function otherScriptWeight(likeness: number): number {
  if (likeness === Likeness.differ) return otherScriptBits.differ
  if (likeness >= Likeness.near) return otherScriptBits.near
  return likeness === Likeness.otherKind ? 0 : otherScriptBits.equal
}
