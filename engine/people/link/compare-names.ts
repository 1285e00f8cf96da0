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

interface Names {
  records: Records
  from: number
  to: number
  aliasTo: number
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
  readonly evidence: NameEvidence = { family: 0, given: 0, familyLikeness: -1, givenLikeness: -1, more: 0 }

  constructor(families: NameWeights, givens: NameWeights, isHan: (given: number) => boolean, together: number) {
    this.#families = families
    this.#givens = givens
    this.#isHan = isHan
    this.#together = together
  }

  /** Fills `evidence` and answers its sum. */
  compare(mentions: Records, mention: number, patients: Records, patient: number): number {
    const left = namesOf(mentions, mention)
    const right = namesOf(patients, patient)
    const evidence = this.evidence
    evidence.family = 0
    evidence.given = 0
    evidence.more = 0
    evidence.familyLikeness = -1
    evidence.givenLikeness = -1
    if (left.from === left.aliasTo || right.from === right.aliasTo) return 0
    let best = Number.NEGATIVE_INFINITY
    let bestLeft = -1
    let bestRight = -1
    for (let i = left.from; i < left.to; i++) {
      for (let j = right.from; j < right.to; j++) {
        if (left.records.field[i] === Field.guessedName && right.records.field[j] === Field.guessedName) continue
        const bits = this.#pair(left, i, right, j)
        if (bits <= best) continue
        best = bits
        bestLeft = i
        bestRight = j
      }
    }
    if (bestLeft >= 0) this.#pair(left, bestLeft, right, bestRight)
    this.#addFurther(left, bestLeft, right, bestRight)
    return evidence.family + evidence.given + evidence.more
  }

  /** One reading against one reading; leaves its parts in `evidence`. */
  #pair(left: Names, i: number, right: Names, j: number): number {
    const evidence = this.evidence
    const family = left.records.a[i]!
    const otherFamily = right.records.a[j]!
    const given = left.records.b[i]!
    const otherGiven = right.records.b[j]!
    const guess =
      left.records.field[i] === Field.guessedName || right.records.field[j] === Field.guessedName ? guessedOrder : 0
    evidence.familyLikeness = family < 0 || otherFamily < 0 ? -1 : this.#families.likeness(family, otherFamily)
    evidence.family =
      evidence.familyLikeness < 0 ? 0 : this.#families.weight(evidence.familyLikeness, family, otherFamily)
    evidence.givenLikeness = given < 0 || otherGiven < 0 ? -1 : this.#givens.likeness(given, otherGiven)
    evidence.given = evidence.givenLikeness < 0 ? 0 : this.#givens.weight(evidence.givenLikeness, given, otherGiven)
    if (guess < 0 && evidence.family < familyBits.near && evidence.given > 0) evidence.given = givenBits.differ
    evidence.given += guess
    if (evidence.givenLikeness <= Likeness.otherKind) this.#tryAlias(left, given, right, otherGiven)
    if (evidence.family > 0 && evidence.given > 0) {
      const most = nameMost - evidence.family
      evidence.given = Math.min(evidence.given - this.#together, most)
    }
    return evidence.family + evidence.given
  }

  /** "David Chan" against Tai Man Chan, whose English name is David. */
  #tryAlias(left: Names, given: number, right: Names, otherGiven: number): void {
    const evidence = this.evidence
    const before = evidence.given
    for (let i = left.to - 1; i < left.aliasTo; i++) {
      const name = i < left.to ? given : left.records.b[i]!
      if (name < 0) continue
      for (let j = right.to - 1; j < right.aliasTo; j++) {
        const other = j < right.to ? otherGiven : right.records.b[j]!
        if (other < 0 || (i < left.to && j < right.to)) continue
        const likeness = this.#givens.likeness(name, other)
        if (likeness <= Likeness.otherKind || likeness === Likeness.near) continue
        const bits =
          this.#givens.weight(likeness, name, other) + (evidence.givenLikeness === Likeness.differ ? before : 0)
        if (bits <= evidence.given) continue
        evidence.given = bits
        if (evidence.givenLikeness !== Likeness.differ) evidence.givenLikeness = likeness
      }
    }
  }

  #addFurther(left: Names, bestLeft: number, right: Names, bestRight: number): void {
    const evidence = this.evidence
    if (bestLeft < 0) return
    const given = left.records.b[bestLeft]!
    const otherGiven = right.records.b[bestRight]!
    if (given < 0 || otherGiven < 0 || evidence.givenLikeness === Likeness.differ) return
    if (evidence.givenLikeness > Likeness.otherKind) evidence.more += this.#aliases(left, right)
    evidence.more += this.#otherScript(left, bestLeft, right, bestRight)
    evidence.more = Math.min(evidence.more, Math.max(0, nameMost - evidence.family - evidence.given))
  }

  #aliases(left: Names, right: Names): number {
    let best = Number.NEGATIVE_INFINITY
    for (let i = left.to; i < left.aliasTo; i++) {
      for (let j = right.to; j < right.aliasTo; j++) {
        const name = left.records.b[i]!
        const other = right.records.b[j]!
        const likeness = this.#givens.likeness(name, other)
        const agrees = likeness > Likeness.otherKind && likeness !== Likeness.near
        best = Math.max(
          best,
          agrees ? Math.min(this.#givens.weight(likeness, name, other), aliasBits.most) : aliasBits.differ,
        )
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }

  /** The best pair was Latin: what do the characters say (and the other way round)? */
  #otherScript(left: Names, bestLeft: number, right: Names, bestRight: number): number {
    const han = this.#isHan(left.records.b[bestLeft]!) && this.#isHan(right.records.b[bestRight]!)
    let best = Number.NEGATIVE_INFINITY
    for (let i = left.from; i < left.to; i++) {
      const given = left.records.b[i]!
      if (given < 0 || this.#isHan(given) === han || left.records.field[i] === Field.guessedName) continue
      for (let j = right.from; j < right.to; j++) {
        const other = right.records.b[j]!
        if (other < 0 || this.#isHan(other) === han || right.records.field[j] === Field.guessedName) continue
        best = Math.max(best, otherScriptWeight(this.#givens.likeness(given, other)))
      }
    }
    return best === Number.NEGATIVE_INFINITY ? 0 : best
  }
}

function otherScriptWeight(likeness: number): number {
  if (likeness === Likeness.differ) return otherScriptBits.differ
  if (likeness === Likeness.near) return otherScriptBits.near
  return likeness === Likeness.otherKind ? 0 : otherScriptBits.equal
}

function namesOf(records: Records, row: number): Names {
  const from = records.start[row]!
  const to = records.seek(row, Field.alias)
  return { records, from, to, aliasTo: records.seek(row, Field.birth) }
}
