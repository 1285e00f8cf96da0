/**
 * Seeded randomness. Every part of a world draws from its own stream, named by words and numbers, so that adding a draw
 * in one writer never changes the bytes of another, and any person's record can be made again on its own.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  /** Same seed and same key give the same stream, on any machine. */
  constructor(seed: number, ...key: (string | number)[]) {
    let hash = (seed ^ 0x9e3779b9) >>> 0
    for (const part of key) hash = typeof part === 'number' ? mixIn(hash, part) : mixWord(hash, part)
    this.#a = spread(hash, 1)
    this.#b = spread(hash, 2)
    this.#c = spread(hash, 3)
    this.#d = 1
    for (let i = 0; i < 8; i++) this.word()
  }

  /** The next 32 random bits (sfc32, Chris Doty-Humphrey's small fast counting generator). */
  word(): number {
    const sum = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + sum) | 0
    return sum >>> 0
  }

  /** In [0, 1). */
  unit(): number {
    return this.word() / 4294967296
  }

  /** A whole number in [low, high], both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.unit() * list.length)]!
  }

  /** `count` decimal digits, leading zeros kept. */
  digits(count: number): string {
    let text = ''
    for (let i = 0; i < count; i++) text += String(Math.floor(this.unit() * 10))
    return text
  }

  /** `count` hexadecimal digits. */
  hex(count: number): string {
    let text = ''
    while (text.length < count) text += this.word().toString(16).padStart(8, '0')
    return text.slice(0, count)
  }
}

function mixIn(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ (value | 0), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

function mixWord(hash: number, word: string): number {
  let mixed = mixIn(hash, word.length)
  for (let i = 0; i < word.length; i++) mixed = mixIn(mixed, word.charCodeAt(i))
  return mixed
}

function spread(hash: number, lane: number): number {
  let value = (hash + Math.imul(lane, 0x9e3779b9)) | 0
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97)
  return value ^ (value >>> 15)
}

/** Draws from a list with weights in O(log n). */
export class Weighted<T> {
  readonly #items: readonly T[]
  readonly #sums: Float64Array

  constructor(items: readonly T[], weight: (item: T, rank: number) => number) {
    this.#items = items
    this.#sums = new Float64Array(items.length)
    let sum = 0
    items.forEach((item, rank) => {
      sum += weight(item, rank)
      this.#sums[rank] = sum
    })
  }

  draw(random: Random): T {
    const at = random.unit() * this.#sums[this.#sums.length - 1]!
    let low = 0
    let high = this.#sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#sums[middle]! > at) high = middle
      else low = middle + 1
    }
    return this.#items[low]!
  }
}
