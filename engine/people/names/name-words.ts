import { compareWords, Likeness } from './compare-words.ts'
import { describeName, type NameRole, type NameWord } from './name-word.ts'

const none = -1
const cacheBits = 18
/** Numbers from here on are not remembered: two of them and an agreement must fit 53 bits. */
const mostCached = 2 ** 24

/**
 * Every different family name (or given name) once, by number. Comparisons of two numbers are remembered in a table of
 * fixed size, because the same few thousand names meet again and again.
 */
export class NameWords {
  readonly list: NameWord[] = []
  readonly #role: NameRole
  readonly #printed = new Map<string, number>()
  readonly #codes = new Map<string, number>()
  /** Both numbers and, in the last four bits, how they agree. */
  readonly #cached = new Float64Array(1 << cacheBits).fill(-1)
  #kept = 0
  /** What was added to the two maps since `keep`. */
  #addedPrinted: string[] = []
  #addedKeys: string[] = []

  constructor(role: NameRole) {
    this.#role = role
  }

  /** Number of a printed name; -1 where it is empty after cleaning. */
  code(printed: string): number {
    let code = this.#printed.get(printed)
    if (code === undefined) {
      code = this.#describe(printed)
      this.#printed.set(printed, code)
      this.#addedPrinted.push(printed)
    }
    return code
  }

  #describe(printed: string): number {
    const word = describeName(printed, this.#role)
    if (word === null) return none
    const key = word.tokens.join(' ')
    let code = this.#codes.get(key)
    if (code === undefined) {
      code = this.list.length
      this.list.push(word)
      this.#codes.set(key, code)
      this.#addedKeys.push(key)
    }
    return code
  }

  /** How two names agree (`Likeness`). */
  compare(a: number, b: number): number {
    if (a === b) return Likeness.equal
    if (a >= mostCached || b >= mostCached) return compareWords(this.list[a]!, this.list[b]!)
    const pair = (a < b ? a * mostCached + b : b * mostCached + a) * 16
    const slot = (Math.imul(a ^ b, 0x9e3779b1) ^ Math.imul(a + b, 0x85ebca6b)) >>> (32 - cacheBits)
    const known = this.#cached[slot]! - pair
    if (known >= 0 && known < 16) return known
    const likeness = compareWords(this.list[a]!, this.list[b]!)
    this.#cached[slot] = pair + likeness
    return likeness
  }

  /** How many entries came since `keep`. */
  get added(): number {
    return this.#addedPrinted.length
  }

  /** Marks what is there now as belonging to the roster; `forgetRest` returns to this point, so that memory stays bounded. */
  keep(): void {
    this.#kept = this.list.length
    this.#addedPrinted = []
    this.#addedKeys = []
  }

  forgetRest(): void {
    for (const printed of this.#addedPrinted) this.#printed.delete(printed)
    for (const key of this.#addedKeys) this.#codes.delete(key)
    this.#addedPrinted = []
    this.#addedKeys = []
    this.list.length = this.#kept
    this.#cached.fill(-1)
  }
}
