import { type NameWord, type NameWords, usualShare } from '../names/index.ts'
import { type Dictionaries, Field, type Records } from './records.ts'
import { birthDays } from './weights.ts'

/** People that are imagined besides the roster, so that a small roster does not make every name look rare. */
const imagined = 100

/** Share that is imagined for a family name: that of the published statistics, or of a rare one. */
function usualFamily(word: NameWord): number {
  return usualShare(word.text) ?? 0.001
}

/** Share that is imagined for a given name: two Chinese syllables are drawn from some fifty in use, English names from hundreds. */
function usualGiven(word: NameWord): number {
  return word.chinese ? 0.002 : word.english ? 0.003 : 0.0005
}

/** How frequent names, dates and numbers are among the patients; unknown values are as rare as one in the roster. */
export class Frequencies {
  readonly people: number
  readonly families: NameFrequencies
  readonly givens: NameFrequencies
  /** Bits that family and given name together count less, because they go together in communities (measured on the roster). */
  readonly nameTogether: number
  readonly #births = new Map<number, number>()
  readonly #texts: Uint32Array

  /** `oncePerPerson`: false for tables in which people occur several times; the names' togetherness cannot be measured there. */
  constructor(records: Records, dictionaries: Dictionaries, oncePerPerson = true) {
    this.people = records.count
    this.families = new NameFrequencies(dictionaries.families, usualFamily)
    this.givens = new NameFrequencies(dictionaries.givens, usualGiven)
    this.#texts = new Uint32Array(dictionaries.texts.list.length)
    for (let row = 0; row < records.count; row++) this.#count(records, row)
    this.nameTogether = oncePerPerson ? togetherness(records) : usualTogetherness
  }

  #count(records: Records, row: number): void {
    const families = new Set<number>()
    const givens = new Set<number>()
    for (let at = records.start[row]!; at < records.start[row + 1]!; at++) {
      const field = records.field[at]!
      const a = records.a[at]!
      const b = records.b[at]!
      if (field === Field.name || (field === Field.guessedName && families.size === 0)) {
        if (a >= 0) families.add(a)
        if (b >= 0) givens.add(b)
      } else if (field === Field.alias) givens.add(b)
      else if (field === Field.birth) this.#births.set(a, (this.#births.get(a) ?? 0) + 1)
      else if (field > Field.birth && b >= 0) this.#texts[b]!++
    }
    this.families.add(families)
    this.givens.add(givens)
  }

  /** Share of people born on that day: default dates (1 January 1900) count for little. */
  birth(date: number): number {
    return (this.#births.get(date) ?? 1) / (this.people + birthDays)
  }

  /** How many patients carry that text (phone, street, postcode ...), at least one. */
  holders(text: number): number {
    return Math.max(1, this.#texts[text] ?? 1)
  }
}

/** Frequencies of family or of given names, by exact word, by sound, and by single word of several. */
export class NameFrequencies {
  readonly #words: NameWords
  readonly #usual: (word: NameWord) => number
  readonly #exact = new Map<string, number>()
  readonly #sounds = new Map<string, number>()
  readonly #tokens = new Map<string, number>()
  #latin = 0
  #han = 0

  constructor(words: NameWords, usual: (word: NameWord) => number) {
    this.#words = words
    this.#usual = usual
  }

  /** Counts the names of one patient. */
  add(codes: ReadonlySet<number>): void {
    const sounds = new Set<string>()
    for (const code of codes) {
      const word = this.#words.list[code]!
      if (word.han) this.#han++
      else this.#latin++
      increase(this.#exact, word.text)
      for (const token of word.tokens) increase(this.#tokens, token)
      for (const sound of soundsOf(word)) sounds.add(sound)
    }
    for (const sound of sounds) increase(this.#sounds, sound)
  }

  /** Share of people with exactly this name, among those whose name is in that script. */
  exact(word: NameWord): number {
    return this.#share(word, this.#exact.get(word.text), word.han ? this.#han : this.#latin)
  }

  /** Share of people whose name sounds so, in any script. */
  sound(word: NameWord): number {
    let count = 0
    for (const sound of soundsOf(word)) count = Math.max(count, this.#sounds.get(sound) ?? 0)
    return this.#share(word, count, Math.max(this.#latin, this.#han))
  }

  /** Share of people who have the rarest word of this name among their words. */
  rarestToken(word: NameWord): number {
    let least = Number.POSITIVE_INFINITY
    for (const token of word.tokens) least = Math.min(least, this.#tokens.get(token) ?? 1)
    return this.#share(word, least, this.#latin)
  }

  #share(word: NameWord, count: number | undefined, people: number): number {
    return ((count ?? 1) + imagined * this.#usual(word)) / (people + imagined)
  }
}

function soundsOf(word: NameWord): string[] {
  if (word.sounds.length > 0) return word.pinyin === '' ? word.sounds : [...word.sounds, word.pinyin]
  return [word.pinyin === '' ? word.skeleton : word.pinyin]
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Bits where it cannot be measured. */
const usualTogetherness = 1

/**
 * How much more often two patients share family AND given name than chance would have it, in bits (0 to 5).
 * Source: ratio of observed to expected pairs, counted over the first reading of every patient.
 */
function togetherness(records: Records): number {
  const pairs = new Map<number, number>()
  const families = new Map<number, number>()
  const givens = new Map<number, number>()
  let people = 0
  for (let row = 0; row < records.count; row++) {
    const at = records.start[row]!
    if (at === records.start[row + 1] || records.field[at]! > Field.guessedName) continue
    const family = records.a[at]!
    const given = records.b[at]!
    if (family < 0 || given < 0) continue
    people++
    for (const [counts, key] of [
      [pairs, family * 0x4000000 + given],
      [families, family],
      [givens, given],
    ] as const)
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (people < 200) return usualTogetherness
  const sumOfPairs = (counts: Map<number, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + n * (n - 1), 0) / people / (people - 1)
  const expected = sumOfPairs(families) * sumOfPairs(givens)
  const observed = sumOfPairs(pairs)
  if (expected <= 0 || observed <= expected) return 0
  return Math.min(5, Math.log2(observed / expected))
}
