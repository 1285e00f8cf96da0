import { wideFolds } from './fold.ts'

/** What a word or phrase of the lists is, as bits: a word can be several (May is a month and a given name). */
export const Kind = {
  given: 1,
  family: 1 << 1,
  syllable: 1 << 2,
  common: 1 << 3,
  title: 1 << 4,
  staff: 1 << 5,
  month: 1 << 6,
  street: 1 << 7,
  place: 1 << 8,
  organisation: 1 << 9,
  condition: 1 << 10,
  drug: 1 << 11,
  procedure: 1 << 12,
  test: 1 << 13,
  vital: 1 << 14,
  vaccine: 1 << 15,
  label: 1 << 16,
  negation: 1 << 17,
  particle: 1 << 18,
  suffix: 1 << 19,
  clinical: 1 << 21,
  /** Allergens beside the drugs: nuts, latex ... */
  allergen: 1 << 23,
} as const

/** Kinds whose longest match in a text is kept as a mark. */
export const markKinds =
  Kind.title |
  Kind.staff |
  Kind.month |
  Kind.condition |
  Kind.drug |
  Kind.procedure |
  Kind.test |
  Kind.vital |
  Kind.vaccine |
  Kind.label |
  Kind.negation |
  Kind.place |
  Kind.clinical |
  Kind.allergen

const multiplierA = 0x01000193
const multiplierB = 0x9e3779b1

/** Hash of a phrase so far and its next word; both halves must match, so that chance hits do not happen (2^-64). */
export function joinHash(phrase: number, word: number): number {
  return Math.imul(phrase ^ (word + 0x7f4a7c15), multiplierB) ^ (phrase >>> 15)
}

export interface WordHash {
  a: number
  b: number
}

/** The two hashes of a folded word, the way `readWords` computes them on the fly. */
export function hashWord(folded: string): WordHash {
  let a = 0x811c9dc5 | 0
  let b = 0
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    a = Math.imul(a ^ unit, multiplierA)
    b = (Math.imul(b, 31) + unit) | 0
  }
  return { a, b }
}

/**
 * The word lists as one open-addressing table from word hashes to entries. A phrase of several words is a chain: its first
 * words are entries that say "more may follow". Terms of scripts without spaces are kept by their first character.
 */
export class Lexis {
  size = 1
  /** Entry columns; entry 0 is "unknown". */
  kinds = new Uint32Array(1024)
  /** Meaning of a label (index of its kind), number of a month. */
  payload = new Uint16Array(1024)
  /** 1 where a longer phrase begins with this one. */
  more = new Uint8Array(1024)
  readonly terms: string[] = ['']
  readonly chinese = new Map<number, ChineseTerm[]>()
  #keysA = new Int32Array(4096)
  #keysB = new Int32Array(4096)
  #entries = new Int32Array(4096)
  #mask = 4095

  /** Adds a term, or kinds to a term that is there. Words are split where letters end. */
  add(term: string, kinds: number, payload = 0): void {
    if (/[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]/.test(term)) {
      this.#addChinese(term, kinds, payload)
      return
    }
    const words = foldedWords(term)
    let a = 0
    let b = 0
    for (let i = 0; i < words.length; i++) {
      const hash = hashWord(words[i]!)
      a = i === 0 ? hash.a : joinHash(a, hash.a)
      b = i === 0 ? hash.b : joinHash(b, hash.b)
      const entry = this.#entryFor(a, b, words.slice(0, i + 1).join(' '))
      if (i < words.length - 1) this.more[entry] = 1
      else this.#describe(entry, kinds, payload)
    }
  }

  /** Entry for a word or chained phrase by its two hashes, 0 where there is none. */
  find(a: number, b: number): number {
    let slot = a & this.#mask
    for (;;) {
      const entry = this.#entries[slot]!
      if (entry === 0 || (this.#keysA[slot] === a && this.#keysB[slot] === b)) return entry
      slot = (slot + 1) & this.#mask
    }
  }

  /** Kinds of one word given as text; for lists and tests, not for the hot path. */
  kindsOf(word: string): number {
    let a = 0
    let b = 0
    foldedWords(word).forEach((part, i) => {
      const hash = hashWord(part)
      a = i === 0 ? hash.a : joinHash(a, hash.a)
      b = i === 0 ? hash.b : joinHash(b, hash.b)
    })
    return this.kinds[this.find(a, b)]!
  }

  #describe(entry: number, kinds: number, payload: number): void {
    this.kinds[entry] = this.kinds[entry]! | kinds
    if (payload !== 0 && this.payload[entry] === 0) this.payload[entry] = payload
  }

  #addChinese(term: string, kinds: number, payload: number): void {
    const first = term.charCodeAt(0)
    const list = this.chinese.get(first) ?? []
    const known = list.find((other) => other.term === term)
    const entry = known?.entry ?? this.#newEntry(term)
    this.#describe(entry, kinds, payload)
    if (known !== undefined) return
    list.push({ term, entry })
    list.sort((x, y) => y.term.length - x.term.length)
    this.chinese.set(first, list)
  }

  #entryFor(a: number, b: number, term: string): number {
    const found = this.find(a, b)
    if (found !== 0) return found
    if (this.size * 2 > this.#mask) this.#rehash()
    const entry = this.#newEntry(term)
    this.#place(a, b, entry)
    return entry
  }

  #newEntry(term: string): number {
    const entry = this.size++
    this.terms.push(term)
    if (entry === this.kinds.length) {
      this.kinds = grown(this.kinds, new Uint32Array(entry * 2))
      this.payload = grown(this.payload, new Uint16Array(entry * 2))
      this.more = grown(this.more, new Uint8Array(entry * 2))
    }
    return entry
  }

  #place(a: number, b: number, entry: number): void {
    let slot = a & this.#mask
    while (this.#entries[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#keysA[slot] = a
    this.#keysB[slot] = b
    this.#entries[slot] = entry
  }

  #rehash(): void {
    const [keysA, keysB, entries] = [this.#keysA, this.#keysB, this.#entries]
    const size = entries.length * 2
    this.#keysA = new Int32Array(size)
    this.#keysB = new Int32Array(size)
    this.#entries = new Int32Array(size)
    this.#mask = size - 1
    for (let slot = 0; slot < entries.length; slot++)
      if (entries[slot] !== 0) this.#place(keysA[slot]!, keysB[slot]!, entries[slot]!)
  }
}

export interface ChineseTerm {
  term: string
  entry: number
}

function grown<A extends Uint8Array | Uint16Array | Uint32Array>(old: A, wider: A): A {
  wider.set(old)
  return wider
}

/** "Type 2 diabetes" becomes type, diabetes: only letters make words, as in `readWords`. */
function foldedWords(term: string): string[] {
  const folds = wideFolds()
  const words: string[] = []
  let word = ''
  for (let at = 0; at <= term.length; at++) {
    const unit = at < term.length ? folds[term.charCodeAt(at)]! : 0
    if (unit !== 0) word += String.fromCharCode(unit)
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return words
}
