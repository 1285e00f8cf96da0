import { joinHash, type Lexis, markKinds } from './lexis.ts'

/** How a word is written. */
export const Form = { lower: 0, capital: 1, capitals: 2, mixed: 3, initial: 4, chinese: 5 } as const

/** Words of a text as columns, in order. `entry` is the word's own entry in the lists, 0 where it is in none. */
export class Words {
  count = 0
  start = new Uint32Array(256)
  end = new Uint32Array(256)
  entry = new Uint32Array(256)
  form = new Uint8Array(256)
  hashA = new Int32Array(256)
  hashB = new Int32Array(256)

  grow(): void {
    const size = this.start.length * 2
    this.start = wider(this.start, new Uint32Array(size))
    this.end = wider(this.end, new Uint32Array(size))
    this.entry = wider(this.entry, new Uint32Array(size))
    this.form = wider(this.form, new Uint8Array(size))
    this.hashA = wider(this.hashA, new Int32Array(size))
    this.hashB = wider(this.hashB, new Int32Array(size))
  }
}

/** Longest phrases of the lists in a text, in order, none inside another. */
export class Marks {
  count = 0
  start = new Uint32Array(64)
  end = new Uint32Array(64)
  entry = new Uint32Array(64)
  kinds = new Uint32Array(64)
  /** Index of the first word. */
  word = new Uint32Array(64)

  add(start: number, end: number, entry: number, kinds: number, word: number): void {
    const at = this.count
    if (at === this.start.length) this.#grow()
    this.start[at] = start
    this.end[at] = end
    this.entry[at] = entry
    this.kinds[at] = kinds
    this.word[at] = word
    this.count = at + 1
  }

  #grow(): void {
    const size = this.start.length * 2
    this.start = wider(this.start, new Uint32Array(size))
    this.end = wider(this.end, new Uint32Array(size))
    this.entry = wider(this.entry, new Uint32Array(size))
    this.kinds = wider(this.kinds, new Uint32Array(size))
    this.word = wider(this.word, new Uint32Array(size))
  }
}

/** Cuts a text into words (runs of letters; Chinese terms of the lists) and looks each one up. Answers all their kinds together. */
export function readWords(units: Uint8Array | Uint16Array, folds: Uint16Array, lexis: Lexis, words: Words): number {
  words.count = 0
  let kinds = 0
  const chinese = folds.length > 256
  const length = units.length
  let at = 0
  while (at < length) {
    const first = folds[units[at]!]!
    if (first === 0) {
      at = chinese && units[at]! >= 0x0e00 ? readChinese(units, at, lexis, words) : at + 1
      continue
    }
    const start = at
    let a = 0x811c9dc5 | 0
    let b = 0
    let folded = first
    let capitals = 0
    do {
      a = Math.imul(a ^ folded, 0x01000193)
      b = (Math.imul(b, 31) + folded) | 0
      const unit = units[at]!
      if (unit < 91 || (unit > 191 && unit < 223 && unit !== 215) || (unit > 255 && isCapital(unit))) capitals++
      at++
      folded = at < length ? folds[units[at]!]! : 0
    } while (folded !== 0)
    const index = words.count
    if (index === words.start.length) words.grow()
    words.start[index] = start
    words.end[index] = at
    words.form[index] = formOf(units[start]!, capitals, at - start)
    words.hashA[index] = a
    words.hashB[index] = b
    const entry = lexis.find(a, b)
    words.entry[index] = entry
    kinds |= lexis.kinds[entry]!
    words.count = index + 1
  }
  return kinds
}

function formOf(first: number, capitals: number, length: number): number {
  if (capitals === 0) return Form.lower
  if (capitals === length) return length === 1 ? Form.initial : Form.capitals
  return capitals === 1 && isCapital(first) ? Form.capital : Form.mixed
}

function isCapital(unit: number): boolean {
  if (unit < 128) return unit < 91
  const letter = String.fromCharCode(unit)
  return letter !== letter.toLowerCase()
}

/** The longest Chinese term at `at` becomes a word; answers where to go on. */
function readChinese(units: Uint8Array | Uint16Array, at: number, lexis: Lexis, words: Words): number {
  const terms = lexis.chinese.get(units[at]!)
  if (terms === undefined) return at + 1
  for (const { term, entry } of terms) {
    if (!matches(units, at, term)) continue
    const index = words.count
    if (index === words.start.length) words.grow()
    words.start[index] = at
    words.end[index] = at + term.length
    words.form[index] = Form.chinese
    words.hashA[index] = 0
    words.hashB[index] = 0
    words.entry[index] = entry
    words.count = index + 1
    return at + term.length
  }
  return at + 1
}

function matches(units: Uint8Array | Uint16Array, at: number, term: string): boolean {
  for (let i = 1; i < term.length; i++) if (units[at + i] !== term.charCodeAt(i)) return false
  return true
}

/** Units that may stand between two words of one phrase ("HbA1c", "type 2 diabetes", a line end). */
const widestGap = 3

/** Marks the longest phrases, from left to right. */
export function markPhrases(units: Uint8Array | Uint16Array, words: Words, lexis: Lexis, marks: Marks): void {
  marks.count = 0
  for (let word = 0; word < words.count; ) {
    const entry = words.entry[word]!
    if (entry === 0) {
      word++
      continue
    }
    let best = (lexis.kinds[entry]! & markKinds) !== 0 ? entry : 0
    let last = word
    if (lexis.more[entry] === 1) {
      let a = words.hashA[word]!
      let b = words.hashB[word]!
      for (let next = word + 1; next < words.count && joins(units, words.end[next - 1]!, words.start[next]!); next++) {
        a = joinHash(a, words.hashA[next]!)
        b = joinHash(b, words.hashB[next]!)
        const phrase = lexis.find(a, b)
        if (phrase === 0) break
        if ((lexis.kinds[phrase]! & markKinds) !== 0) {
          best = phrase
          last = next
        }
        if (lexis.more[phrase] === 0) break
      }
    }
    if (best !== 0) marks.add(words.start[word]!, words.end[last]!, best, lexis.kinds[best]!, word)
    word = best !== 0 ? last + 1 : word + 1
  }
}

function joins(units: Uint8Array | Uint16Array, from: number, to: number): boolean {
  if (to - from > widestGap || to === from) return false
  for (let at = from; at < to; at++) {
    const unit = units[at]!
    const digit = unit >= 48 && unit <= 57
    if (!digit && unit !== 32 && unit !== 45 && unit !== 39 && unit !== 46 && unit !== 47 && unit !== 10 && unit !== 95)
      return false
  }
  return true
}

function wider<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(old: A, larger: A): A {
  larger.set(old)
  return larger
}
