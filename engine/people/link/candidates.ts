import type { BlockingKeys } from './blocking-keys.ts'
import type { Postings } from './postings.ts'
import type { Records } from './records.ts'

/** Keys shared by more rows than this say too little to look at all of them: strong keys, and weak ones ("CHAN Ka Ming"). */
const strongCrowd = 128
const weakCrowd = 32
/** Of the largest crowd so many are looked at, to stand for the rest. */
const ofCrowd = 8

/** Finds the patients that a mention has to be compared with, step by step: by keys that few share, by parts of numbers, by names. */
export class CandidateFinder {
  /** Rows found; valid up to `count`. */
  readonly rows = new Uint32Array(8192)
  count = 0
  /** Size of the largest crowd that was not looked at one by one; its few samples are the last of `rows` from `sampledFrom` on. */
  crowd = 0
  sampledFrom = 0
  readonly #postings: Postings
  readonly #keys: BlockingKeys
  readonly #seen: Int32Array
  #round = 0
  #crowdKey = 0
  readonly #found = new Uint32Array(strongCrowd)

  constructor(postings: Postings, keys: BlockingKeys, rows: number) {
    this.#postings = postings
    this.#keys = keys
    this.#seen = new Int32Array(rows).fill(-1)
  }

  /** Begins a mention: rows that share a strong key. */
  findStrong(records: Records, row: number): void {
    this.count = 0
    this.crowd = 0
    this.#round++
    for (const key of this.#keys.strong(records, row, true)) this.#look(key, strongCrowd)
    this.sampledFrom = this.count
  }

  /** Adds the rows that share a part of a number. */
  findParts(records: Records, row: number): void {
    for (const key of this.#keys.parts(records, row)) this.#look(key, strongCrowd)
    this.sampledFrom = this.count
  }

  /** Adds the rows that only share weak keys, and samples of the largest crowd. */
  findWeak(records: Records, row: number): void {
    for (const key of this.#keys.weak(records, row, true)) this.#look(key, weakCrowd)
    this.sampledFrom = this.count
    if (this.crowd === 0) return
    this.#postings.find(this.#crowdKey, this.#found)
    this.#take(ofCrowd)
  }

  /** All rows with any key in common. */
  find(records: Records, row: number): void {
    this.findStrong(records, row)
    this.findParts(records, row)
    this.findWeak(records, row)
  }

  #look(key: number, crowd: number): void {
    const found = this.#postings.find(key, this.#found)
    if (found <= crowd) this.#take(found)
    else if (found > this.crowd) {
      this.crowd = found
      this.#crowdKey = key
    }
  }

  #take(found: number): void {
    for (let i = 0; i < found && this.count < this.rows.length; i++) {
      const candidate = this.#found[i]!
      if (this.#seen[candidate] === this.#round) continue
      this.#seen[candidate] = this.#round
      this.rows[this.count++] = candidate
    }
  }
}
