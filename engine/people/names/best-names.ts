/**
 * The `most` names of the highest scores, equal scores by the lower number: a heap whose root is the worst that is kept, so that a word of a hundred
 * thousand people costs one comparison for most of them.
 */
export class BestNames {
  readonly #most: number
  readonly #names: number[] = []
  readonly #scores: number[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** Nothing below this can be among the best. */
  get least(): number {
    return this.#names.length < this.#most ? 0 : this.#scores[0]!
  }

  add(name: number, score: number): void {
    if (this.#names.length < this.#most) {
      this.#names.push(name)
      this.#scores.push(score)
      this.#rise(this.#names.length - 1)
    } else if (score > this.#scores[0]! || (score === this.#scores[0]! && name < this.#names[0]!)) {
      this.#names[0] = name
      this.#scores[0] = score
      this.#sink()
    }
  }

  /** Best first. */
  sorted(): [name: number, score: number][] {
    return this.#names
      .map((name, at): [number, number] => [name, this.#scores[at]!])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >>> 1
      if (!this.#isWorse(at, above)) return
      this.#swap(at, above)
      at = above
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#names.length && this.#isWorse(below, worst)) worst = below
      if (worst === at) return
      this.#swap(at, worst)
      at = worst
    }
  }

  #isWorse(a: number, b: number): boolean {
    const by = this.#scores[a]! - this.#scores[b]!
    return by < 0 || (by === 0 && this.#names[a]! > this.#names[b]!)
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#names, this.#scores]) [list[a], list[b]] = [list[b]!, list[a]!]
  }
}
