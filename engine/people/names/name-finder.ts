import { cleanName } from './clean-name.ts'
import { WordIndex } from './word-index.ts'
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

/** The name's own length speaks this much: "chan" rather finds CHAN Tai than CHAN Tai Man Peter. */
const lengthShare = 0.1
const mostTyped = 8

/**
 * Finds people by what somebody types of a name: some of its words or their beginnings, in any order, in another romanisation or script, with
 * slips of a letter. Everything typed must fit something; of three words or more one may fit nothing. Names are kept as numbers of words only.
 */
export class NameFinder {
  readonly #words = new WordIndex()
  /** Owner and length in words of each name; names of one owner stand apart. */
  readonly #owners: number[] = []
  readonly #lengths: number[] = []
  /** Word numbers of all names, one after another, until `seal`. */
  #added: number[] = []
  #starts: number[] = [0]
  /** Names of each word: word w has `#names[#first[w]]` to `#names[#first[w + 1]]`. */
  #names = new Uint32Array(0)
  #first = new Uint32Array(1)
  #sums = new Float32Array(0)
  #bests = new Float32Array(0)
  /** How many typed words fit each name; all three are zero between two searches. */
  #fits = new Uint8Array(0)

  /** Adds one name of somebody. Not after `seal`. */
  add(owner: number, name: string): void {
    const words = wordsOfName(name)
    if (words.length === 0) return
    this.#owners.push(owner)
    this.#lengths.push(Math.min(255, printedWords(name).length))
    for (const word of words) this.#added.push(this.#words.add(word))
    this.#starts.push(this.#added.length)
  }

  /** Turns what was added around, from names to words; nothing is found before. */
  seal(): void {
    const words = this.#words.words.length
    this.#first = new Uint32Array(words + 1)
    for (const word of this.#added) this.#first[word + 1]!++
    for (let word = 0; word < words; word++) this.#first[word + 1]! += this.#first[word]!
    const next = this.#first.slice()
    this.#names = new Uint32Array(this.#added.length)
    for (let name = 0; name < this.#owners.length; name++)
      for (let at = this.#starts[name]!; at < this.#starts[name + 1]!; at++)
        this.#names[next[this.#added[at]!]!++] = name
    this.#sums = new Float32Array(this.#owners.length)
    this.#bests = new Float32Array(this.#owners.length)
    this.#fits = new Uint8Array(this.#owners.length)
    this.#added = []
    this.#starts = []
  }

  /** The `most` best, best first, equals in the order of their owners; each owner once. */
  find(typed: string, most: number): NameHit[] {
    const hits = new Map<number, NameHit>()
    for (const terms of readingsOf(typed)) {
      const scores = this.#score(terms)
      for (const [name, score] of this.#best(scores, terms.length, most * 3)) {
        const owner = this.#owners[name]!
        if ((hits.get(owner)?.score ?? 0) >= score) continue
        hits.set(owner, { owner, score, how: scores.how(name) })
      }
    }
    return [...hits.values()].sort((a, b) => b.score - a.score || a.owner - b.owner).slice(0, most)
  }

  /** Sum over the terms of the best word of each name, in `#sums`; `#best` takes it out again. */
  #score(terms: readonly string[]): Scores {
    const touched: number[] = []
    const found = terms.map((term) => this.#words.find(term))
    for (const matches of found) {
      const now: number[] = []
      for (const { word, weight } of matches)
        for (let at = this.#first[word]!; at < this.#first[word + 1]!; at++) {
          const name = this.#names[at]!
          if (this.#bests[name] === 0) now.push(name)
          if (weight > this.#bests[name]!) this.#bests[name] = weight
        }
      for (const name of now) {
        if (this.#fits[name] === 0) touched.push(name)
        this.#sums[name]! += this.#bests[name]!
        this.#fits[name]!++
        this.#bests[name] = 0
      }
    }
    return { touched, how: (name) => this.#explain(name, found) }
  }

  #best({ touched }: Scores, terms: number, most: number): [name: number, score: number][] {
    const least = terms < 3 ? terms : terms - 1
    const names: number[] = []
    const scores: number[] = []
    for (const name of touched) {
      const sum = this.#sums[name]!
      const fits = this.#fits[name]!
      this.#sums[name] = 0
      this.#fits[name] = 0
      if (fits < least) continue
      const covered = Math.min(1, terms / this.#lengths[name]!)
      names.push(name)
      scores.push((sum / terms) * (1 - lengthShare + lengthShare * covered))
    }
    const worst = leastOfBest(scores, most)
    const scored = names
      .map((name, at) => [name, scores[at]!] as [number, number])
      .filter(([, score]) => score >= worst)
    return scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)
  }

  #explain(name: number, found: readonly ReturnType<WordIndex['find']>[]): string[] {
    return found.map((matches) => {
      let best: { weight: number; how: string } = { weight: 0, how: '' }
      for (const match of matches) if (match.weight > best.weight && this.#has(match.word, name)) best = match
      return best.how
    })
  }

  /** Names of a word ascend. */
  #has(word: number, name: number): boolean {
    let low = this.#first[word]!
    let high = this.#first[word + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#names[middle]! < name) low = middle + 1
      else high = middle
    }
    return low < this.#first[word + 1]! && this.#names[low] === name
  }
}

/** The score of the last of the `most` best: sorting plain numbers first spares sorting thousands of pairs ("chan"). */
function leastOfBest(scores: readonly number[], most: number): number {
  if (scores.length <= most) return 0
  return Float64Array.from(scores).sort()[scores.length - most]!
}

interface Scores {
  touched: number[]
  how(name: number): string[]
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
