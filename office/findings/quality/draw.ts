import { createHash } from 'node:crypto'

/** Numbers in [0, 1) that the seed decides, the same on any machine: SHA-256 of the seed and a counter, 48 bits each. */
export function unitsFrom(seed: string): () => number {
  let block = Buffer.alloc(0)
  let at = 0
  let count = 0
  return () => {
    if (at + 6 > block.length) {
      block = createHash('sha256').update(`${seed} ${count++}`).digest()
      at = 0
    }
    const unit = block.readUIntBE(at, 6) / 2 ** 48
    at += 6
    return unit
  }
}

/** Keeps a simple random sample of all that passes, however much that is. Source: Vitter 1985, algorithm R. */
export class Reservoir<T> {
  readonly drawn: T[] = []
  population = 0
  readonly #size: number
  readonly #unit: () => number

  constructor(size: number, seed: string) {
    this.#size = size
    this.#unit = unitsFrom(seed)
  }

  add(one: T): void {
    const at = this.population++ < this.#size ? this.drawn.length : Math.floor(this.#unit() * this.population)
    if (at < this.#size) this.drawn[at] = one
  }
}

/** `most` different places of 0 to `count - 1`, by chance, none of `taken`; fewer where there are no more. In the order drawn. */
export function drawPlaces(count: number, most: number, taken: ReadonlySet<number>, seed: string): number[] {
  const unit = unitsFrom(seed)
  const left = Array.from({ length: count }, (_, place) => place).filter((place) => !taken.has(place))
  const drawn = Math.min(most, left.length)
  for (let at = 0; at < drawn; at++) {
    const other = at + Math.floor(unit() * (left.length - at))
    ;[left[at], left[other]] = [left[other]!, left[at]!]
  }
  return left.slice(0, drawn)
}
