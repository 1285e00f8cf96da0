import { Likeness, type NameWords } from '../names/index.ts'
import type { NameFrequencies } from './frequencies.ts'
import { type familyBits, type givenBits, nameM } from './weights.ts'

type Bits = typeof familyBits | typeof givenBits

/**
 * Bits for two family (or given) names, from how they agree and how frequent the patient's name is. The frequencies of a
 * word are worked out once and kept by its number.
 */
export class NameWeights {
  readonly #words: NameWords
  readonly #frequencies: NameFrequencies
  readonly #bits: Bits
  readonly #equal: number[] = []
  readonly #sound: number[] = []
  readonly #token: number[] = []

  constructor(words: NameWords, frequencies: NameFrequencies, bits: Bits) {
    this.#words = words
    this.#frequencies = frequencies
    this.#bits = bits
  }

  likeness(mention: number, patient: number): number {
    return this.#words.compare(mention, patient)
  }

  weight(likeness: number, mention: number, patient: number): number {
    const bits = this.#bits
    switch (likeness) {
      case Likeness.equal:
        return this.#rarity(this.#equal, patient, nameM.equal)
      case Likeness.sound:
        return Math.max(this.#rarity(this.#sound, patient, nameM.sound), 1)
      case Likeness.variant:
        return Math.max(Math.min(this.#rarity(this.#sound, patient, nameM.variant), bits.most - 3), 0.5)
      case Likeness.partial:
        return Math.min(this.#rarity(this.#token, this.#fewerTokens(mention, patient), nameM.partial), bits.most - 2)
      case Likeness.typo:
        return Math.min(this.#rarity(this.#equal, patient, nameM.typo), bits.typoMost)
      case Likeness.initial:
        return bits.initialMost
      case Likeness.near:
        return bits.near
      case Likeness.sibling:
        return bits.sibling
      case Likeness.otherKind:
        return bits.otherKind
      default:
        return bits.differ
    }
  }

  #fewerTokens(mention: number, patient: number): number {
    return this.#words.list[mention]!.tokens.length < this.#words.list[patient]!.tokens.length ? mention : patient
  }

  #rarity(kept: number[], code: number, m: number): number {
    let bits = kept[code]
    if (bits === undefined) {
      const word = this.#words.list[code]!
      const frequencies = this.#frequencies
      const share =
        kept === this.#equal
          ? frequencies.exact(word)
          : kept === this.#sound
            ? frequencies.sound(word)
            : frequencies.rarestToken(word)
      bits = -Math.log2(share)
      kept[code] = bits
    }
    return Math.min(bits + Math.log2(m), this.#bits.most)
  }

  /** Forgets words from number `kept` on, whose numbers will be given to others. */
  forgetFrom(kept: number): void {
    for (const list of [this.#equal, this.#sound, this.#token]) if (list.length > kept) list.length = kept
  }
}
