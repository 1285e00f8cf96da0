import { hasHan } from './clean-name.ts'
import { compareWords, Likeness, likenessWords } from './compare-words.ts'
import { editDistance } from './distance.ts'
import { nicknamesOf } from './lists.ts'
import { describeName, type NameWord } from './name-word.ts'

/** A word of the index that may be meant by what was typed. */
export interface WordMatch {
  /** Number of the word. */
  word: number
  /** 0 to 1: 1 for equal. */
  weight: number
  /** How the two agree, in words: "equal", "begins so", "same sound" ... */
  how: string
}

/** What each likeness is worth; the ones that are not here make no match. */
const weights: Partial<Record<number, number>> = {
  [Likeness.equal]: 1,
  [Likeness.sound]: 0.92,
  [Likeness.variant]: 0.85,
  [Likeness.typo]: 0.8,
  [Likeness.near]: 0.6,
}
const beginsLeast = 0.7
const beginsMost = 0.25
const oneLetter = 0.5

interface Described {
  given: NameWord | null
  family: NameWord | null
}

/**
 * Every different word of many names, once, and the few of them that a typed word may mean: equal, beginning so, of the same sound in
 * another spelling or script, a nickname, a spelling variant, or a slip of one or two letters. Candidates are looked up by class; only for
 * slips all words are gone through, and most pairs are decided by their length.
 */
export class WordIndex {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #described: Described[] = []
  readonly #bySound = new Map<string, number[]>()
  readonly #bySkeleton = new Map<string, number[]>()
  readonly #bySurname = new Map<string, number[]>()
  readonly #byPinyin = new Map<string, number[]>()
  #sorted: Uint32Array | undefined

  /** Number of a word, new or known. */
  add(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.push(word) - 1
    this.#numbers.set(word, number)
    this.#sorted = undefined
    const described = describe(word)
    this.#described.push(described)
    for (const one of [described.given, described.family]) if (one !== null) this.#classify(one, number)
    return number
  }

  #classify({ sounds, skeleton, surnames, pinyin, han }: NameWord, number: number): void {
    for (const sound of sounds) put(this.#bySound, sound, number)
    if (skeleton.length > 1) put(this.#bySkeleton, skeleton, number)
    for (const surname of surnames ?? []) put(this.#bySurname, surname, number)
    if (han) put(this.#byPinyin, pinyin, number)
  }

  /** The words that `typed` may mean, each once. */
  find(typed: string): WordMatch[] {
    const described = describe(typed)
    const found = new Map<number, WordMatch>()
    for (const word of this.#candidates(typed, described)) {
      const match = this.#compare(typed, described, word)
      if (match !== undefined) found.set(word, match)
    }
    return [...found.values()]
  }

  #candidates(typed: string, { given, family }: Described): Set<number> {
    const some = new Set<number>()
    const take = (words: readonly number[] | undefined) => {
      for (const word of words ?? []) some.add(word)
    }
    for (const one of [given, family]) {
      for (const sound of one?.sounds ?? []) take(this.#bySound.get(sound))
      for (const surname of one?.surnames ?? []) take(this.#bySurname.get(surname))
      if (one?.han === true) take(this.#wordsOf(one.pinyin))
    }
    if (given !== null && given.skeleton.length > 1) take(this.#bySkeleton.get(given.skeleton))
    take(this.#byPinyin.get(typed))
    for (const name of [typed, ...nicknamesOf(typed)]) take(this.#wordsOf(name))
    take(this.#beginningWith(typed))
    if (!hasHan(typed)) take(this.#slipsOf(typed))
    return some
  }

  #wordsOf(word: string): number[] {
    const number = this.#numbers.get(word)
    return number === undefined ? [] : [number]
  }

  #beginningWith(start: string): number[] {
    const sorted = this.#sort()
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.words[sorted[middle]!]! < start) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (; low < sorted.length && this.words[sorted[low]!]!.startsWith(start); low++) found.push(sorted[low]!)
    return found
  }

  #sort(): Uint32Array {
    const { words } = this
    this.#sorted ??= Uint32Array.from(words.keys()).sort((a, b) =>
      words[a]! < words[b]! ? -1 : words[a]! > words[b]! ? 1 : 0,
    )
    return this.#sorted
  }

  #slipsOf(typed: string): number[] {
    if (typed.length < 3) return []
    const found: number[] = []
    for (let word = 0; word < this.words.length; word++) {
      const other = this.words[word]!
      const shorter = Math.min(typed.length, other.length)
      const limit = shorter < 3 ? 0 : shorter < 8 ? 1 : 2
      if (limit > 0 && editDistance(typed, other, limit) <= limit) found.push(word)
    }
    return found
  }

  #compare(typed: string, { given, family }: Described, word: number): WordMatch | undefined {
    const text = this.words[word]!
    const other = this.#described[word]!
    let weight = 0
    let how = ''
    if (typed !== text && text.startsWith(typed)) {
      weight = typed.length === 1 ? oneLetter : beginsLeast + (beginsMost * typed.length) / text.length
      how = 'begins so'
    }
    for (const [a, b] of [
      [given, other.given],
      [family, other.family],
    ]) {
      if (a === null || b === null || a === undefined || b === undefined) continue
      const likeness = compareWords(a, b)
      if ((weights[likeness] ?? 0) <= weight) continue
      weight = weights[likeness]!
      how = likenessWords[likeness]!
    }
    return weight === 0 ? undefined : { word, weight, how }
  }
}

function describe(word: string): Described {
  return { given: describeName(word, 'given'), family: describeName(word, 'family') }
}

function put(map: Map<string, number[]>, key: string, number: number): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [number])
  else if (known.at(-1) !== number) known.push(number)
}
