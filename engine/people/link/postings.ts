import type { BlockingKeys } from './blocking-keys.ts'
import type { Records } from './records.ts'

/**
 * The inverted index: for each key the rows that have it, in typed arrays. Keys are hashed into buckets; each posting carries
 * eight more bits of its key, so that rows which merely share the bucket are not compared.
 */
export class Postings {
  readonly #mask: number
  readonly #start: Uint32Array
  readonly #rows: Uint32Array
  readonly #tags: Uint8Array

  constructor(records: Records, keys: BlockingKeys) {
    let total = 0
    for (let row = 0; row < records.count; row++) for (const list of filed(keys, records, row)) total += list.length
    let bits = 4
    while (1 << bits < total && bits < 28) bits++
    this.#mask = (1 << bits) - 1
    this.#start = new Uint32Array((1 << bits) + 1)
    for (let row = 0; row < records.count; row++)
      for (const list of filed(keys, records, row)) for (const key of list) this.#start[(key & this.#mask) + 1]!++
    for (let bucket = 0; bucket <= this.#mask; bucket++) this.#start[bucket + 1]! += this.#start[bucket]!
    this.#rows = new Uint32Array(total)
    this.#tags = new Uint8Array(total)
    const next = this.#start.slice()
    for (let row = 0; row < records.count; row++) {
      for (const list of filed(keys, records, row))
        for (const key of list) {
          const at = next[key & this.#mask]!++
          this.#rows[at] = row
          this.#tags[at] = key >>> 24
        }
    }
  }

  /** Writes the rows filed under `key` into `into`, at most as many as fit, and answers how many there are in all. */
  find(key: number, into: Uint32Array): number {
    const bucket = key & this.#mask
    const tag = key >>> 24
    let found = 0
    let last = -1
    for (let at = this.#start[bucket]!; at < this.#start[bucket + 1]!; at++) {
      const row = this.#rows[at]!
      if (this.#tags[at] !== tag || row === last) continue
      last = row
      if (found < into.length) into[found] = row
      found++
    }
    return found
  }
}

/** The keys under which a row is filed, in three lists. */
function* filed(keys: BlockingKeys, records: Records, row: number): Generator<readonly number[]> {
  yield keys.strong(records, row, false)
  yield keys.parts(records, row)
  yield keys.weak(records, row, false)
}
