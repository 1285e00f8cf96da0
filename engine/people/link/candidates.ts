import type { BlockingKeys } from './blocking-keys.ts'
import type { Postings } from './postings.ts'
import type { Records } from './records.ts'

/** Keys shared by more rows than this say too little to look at all of them ("CHAN Ka Ming" in a large roster). */
export const crowd = 256
/** Of a crowd only so many are looked at, when no other key found anybody. */
const ofCrowd = 8

/** Finds the patients that a mention has to be compared with. */
export class CandidateFinder {
  /** Rows found; valid up to `count`. */
  readonly rows = new Uint32Array(8192)
  count = 0
  /** Size of the largest crowd that was passed over. */
  crowd = 0
  readonly #postings: Postings
  readonly #keys: BlockingKeys
  readonly #seen: Int32Array
  #round = 0
  readonly #found = new Uint32Array(crowd)

  constructor(postings: Postings, keys: BlockingKeys, rows: number) {
    this.#postings = postings
    this.#keys = keys
    this.#seen = new Int32Array(rows).fill(-1)
  }

  find(records: Records, row: number): void {
    this.count = 0
    this.crowd = 0
    this.#round++
    let crowdKey = -1
    for (const key of this.#keys.of(records, row, true)) {
      const found = this.#postings.find(key, this.#found)
      if (found <= crowd) this.#take(found)
      else if (found > this.crowd) {
        this.crowd = found
        crowdKey = key
      }
    }
    if (this.count > 0 || crowdKey < 0) return
    this.#postings.find(crowdKey, this.#found)
    this.#take(ofCrowd)
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
