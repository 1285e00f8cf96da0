import { BestNames } from './best-names.ts'
import { cleanName } from './clean-name.ts'
import { makeTable, type NameTable, packTable, unpackTable } from './name-table.ts'
import { WordIndex, type WordMatch } from './word-index.ts'
import { printedWords, syllablesOf, wordsOfName } from './words-of-name.ts'

/** Somebody whose name may be what was typed. */
export interface NameHit {
  /** As given to `add`. */
  owner: number
  /** 0 to 1. */
  score: number
  /** For each typed word how it agrees, in words; '' where nothing of the name fits it. */
  how: string[]
}

/** What a typed word may mean: the words, what each is worth by its number, and how many names have one (some counted twice). */
interface Term {
  matches: WordMatch[]
  weights: Float32Array
  names: number
  /** The greatest of the weights. */
  most: number
}

/** The name's own length speaks this much: "chan" rather finds CHAN Tai than CHAN Tai Man Peter. */
const lengthShare = 0.1
const mostTyped = 8

/**
 * Finds people by what somebody types of a name: some of its words or their beginnings, in any order, in another romanisation or script, with
 * slips of a letter. Everything typed must fit something; of three words or more one may fit nothing. Names are kept as numbers of words only.
 */
export class NameFinder {
  readonly #words = new WordIndex()
  readonly #owners: number[] = []
  readonly #lengths: number[] = []
  readonly #counts: number[] = []
  readonly #added: number[] = []
  #table: NameTable = makeTable(new Uint32Array(), new Uint8Array(), new Uint8Array(), new Uint32Array(), 0)
  /** Names that were looked at; all zero between two searches. */
  #seen = new Uint8Array(0)

  /** The finder that was packed; undefined after a version that cuts names into words otherwise. `bytes` begin their buffer. */
  static unpack(bytes: Uint8Array<ArrayBuffer>): NameFinder | undefined {
    const unpacked = unpackTable(bytes)
    if (unpacked === undefined) return undefined
    const finder = new NameFinder()
    for (const word of unpacked.different) finder.#words.add(word)
    finder.#search(unpacked.table)
    return finder
  }

  /** Adds one name of somebody. Not after `seal`. */
  add(owner: number, name: string): void {
    const words = wordsOfName(name).slice(0, 255)
    if (words.length === 0) return
    this.#owners.push(owner)
    this.#lengths.push(Math.min(255, printedWords(name).length))
    this.#counts.push(words.length)
    for (const word of words) this.#added.push(this.#words.add(word))
  }

  /** Turns what was added around, from names to words; nothing is found before. */
  seal(): void {
    const [owners, words] = [Uint32Array.from(this.#owners), Uint32Array.from(this.#added)]
    const [lengths, counts] = [Uint8Array.from(this.#lengths), Uint8Array.from(this.#counts)]
    for (const list of [this.#owners, this.#added, this.#lengths, this.#counts]) list.length = 0
    this.#search(makeTable(owners, lengths, counts, words, this.#words.words.length))
  }

  /** As bytes, after `seal`, to be opened in a moment another time. They tell names, so they are kept sealed. */
  pack(): Buffer[] {
    return packTable(this.#table, this.#words.words)
  }

  /** The `most` best, best first, equals in the order of their owners; each owner once. */
  find(typed: string, most: number): NameHit[] {
    const hits = new Map<number, NameHit>()
    for (const typedWords of readingsOf(typed)) {
      const terms = typedWords.map((word) => this.#termOf(word))
      for (const [name, score] of this.#best(terms, most * 3)) {
        const owner = this.#table.owners[name]!
        if ((hits.get(owner)?.score ?? 0) >= score) continue
        hits.set(owner, { owner, score, how: terms.map((term) => this.#explain(name, term)) })
      }
    }
    return [...hits.values()].sort((a, b) => b.score - a.score || a.owner - b.owner).slice(0, most)
  }

  #search(table: NameTable): void {
    this.#table = table
    this.#seen = new Uint8Array(table.owners.length)
  }

  #termOf(typed: string): Term {
    const matches = this.#words.find(typed).sort((a, b) => b.weight - a.weight)
    const weights = new Float32Array(this.#words.words.length)
    const { firsts } = this.#table
    let names = 0
    for (const { word, weight } of matches) {
      weights[word] = weight
      names += firsts[word + 1]! - firsts[word]!
    }
    return { matches, weights, names, most: weights[matches[0]?.word ?? 0] ?? 0 }
  }

  /**
   * The best names. Only those are looked at that fit the rarest words typed: whoever fits none of the rarest k + 1 words, where k may
   * fit nothing, fits too few. The words that agree best come first, so that most names are passed over by what they could reach at best.
   */
  #best(terms: readonly Term[], most: number): [name: number, score: number][] {
    const may = terms.length < 3 ? 0 : 1
    const best = new BestNames(most)
    const fits = this.#fitsOf(terms)
    const rarest = [...terms].sort((a, b) => a.names - b.names).slice(0, may + 1)
    for (const [at, term] of rarest.entries()) {
      // Names of a rarer term were looked at before: whoever comes now fits nothing of it.
      const reach = terms.map((one) => (rarest.indexOf(one) < at && rarest.includes(one) ? 0 : one.most))
      for (const { word } of term.matches) {
        reach[terms.indexOf(term)] = term.weights[word]!
        if (scoreOf(reach, 1) < best.least) break
        this.#look(word, terms, may, fits, reach, best)
      }
    }
    for (const { matches } of rarest)
      for (const { word } of matches) for (const name of this.#namesOf(word)) this.#seen[name] = 0
    return best.sorted()
  }

  /** Adds those of one word's names that are among the best so far. */
  #look(
    word: number,
    terms: readonly Term[],
    may: number,
    fits: Uint8Array,
    reach: readonly number[],
    best: BestNames,
  ) {
    const { lengths } = this.#table
    const bounds = Float64Array.from({ length: 256 }, (_, length) => scoreOf(reach, length))
    for (const name of this.#namesOf(word)) {
      if (this.#seen[name] === 1 || bounds[lengths[name]!]! < best.least) continue
      this.#seen[name] = 1
      if (this.#misses(name, terms.length, fits) > may) continue
      best.add(name, this.#score(name, terms))
    }
  }

  #namesOf(word: number): Uint32Array {
    const { firsts, names } = this.#table
    return names.subarray(firsts[word]!, firsts[word + 1]!)
  }

  /** For each word the terms that it fits, as bits: there are eight at most. */
  #fitsOf(terms: readonly Term[]): Uint8Array {
    const fits = new Uint8Array(this.#words.words.length)
    for (const [at, { matches }] of terms.entries()) for (const { word } of matches) fits[word]! |= 1 << at
    return fits
  }

  /** How many terms nothing of the name fits. */
  #misses(name: number, terms: number, fits: Uint8Array): number {
    const { starts, words } = this.#table
    let fit = 0
    for (let at = starts[name]!; at < starts[name + 1]!; at++) fit |= fits[words[at]!]!
    let misses = terms
    for (; fit !== 0; fit &= fit - 1) misses--
    return misses
  }

  /** Mean over the terms of the best word of the name. */
  #score(name: number, terms: readonly Term[]): number {
    const { starts, words, lengths } = this.#table
    const bests = terms.map(({ weights }) => {
      let best = 0
      for (let at = starts[name]!; at < starts[name + 1]!; at++) best = Math.max(best, weights[words[at]!]!)
      return best
    })
    return scoreOf(bests, lengths[name]!)
  }

  #explain(name: number, { matches, weights }: Term): string {
    const { starts, words } = this.#table
    let best = -1
    for (const word of words.subarray(starts[name]!, starts[name + 1]!))
      if (weights[word]! > (best < 0 ? 0 : weights[best]!)) best = word
    return matches.find(({ word }) => word === best)?.how ?? ''
  }
}

/** Score of a name of so many printed words whose best words have these weights; never less for greater weights or fewer words. */
function scoreOf(weights: readonly number[], length: number): number {
  let sum = 0
  for (const weight of weights) sum += weight
  const covered = Math.min(1, weights.length / length)
  return (sum / weights.length) * (1 - lengthShare + lengthShare * covered)
}

/** What was typed, as words; and once more with joined syllables taken apart ("taiman"). */
function readingsOf(typed: string): string[][] {
  const words = printedWords(cleanName(typed)).slice(0, mostTyped)
  if (words.length === 0) return []
  const split = words.flatMap((word) => {
    const syllables = syllablesOf(word)
    return syllables.length === 0 ? [word] : syllables
  })
  return split.length === words.length ? [words] : [words, split.slice(0, mostTyped)]
}
