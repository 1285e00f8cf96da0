import type { Clock } from '../../../../base/clock.ts'

export interface BucketSize {
  /** So many at once. */
  burst: number
  /** So many come back each second. */
  perSecond: number
}

interface Bucket {
  left: number
  at: number
}

/** So many keys are remembered; the ones seen longest ago are forgotten, which at worst gives them a full bucket. */
const mostKeys = 20_000

/** A token bucket per key (account, address): bursts are served, steady floods are not. In memory, of this process alone. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>()
  readonly #clock: Clock
  readonly #size: BucketSize

  constructor(clock: Clock, size: BucketSize) {
    this.#clock = clock
    this.#size = size
  }

  /** Takes one token. Answers 0, or the seconds until there is one; nothing is taken then. */
  take(key: string): number {
    const now = this.#clock.now()
    const bucket = this.#buckets.get(key)
    const left = bucket === undefined ? this.#size.burst : this.#refilled(bucket, now)
    const enough = left >= 1
    this.#buckets.delete(key)
    this.#buckets.set(key, { left: enough ? left - 1 : left, at: now })
    if (this.#buckets.size > mostKeys) this.#buckets.delete(this.#buckets.keys().next().value!)
    return enough ? 0 : (1 - left) / this.#size.perSecond
  }

  /** A clock that was put back refills nothing. */
  #refilled({ left, at }: Bucket, now: number): number {
    const seconds = Math.max(0, now - at) / 1000
    return Math.min(this.#size.burst, left + seconds * this.#size.perSecond)
  }
}
