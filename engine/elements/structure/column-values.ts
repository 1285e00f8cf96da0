import { cellText } from './cell.ts'
import { checkNamed } from './value-checks.ts'

const mostTexts = 500
/** More of a cell does not change what its column is; it would only cost time. */
const longestText = 1000

/** The filled cells of one column in the sample, and how many of them pass a check. */
export class ColumnValues {
  readonly texts: string[] = []
  readonly #shares = new Map<string, number>()

  constructor(sample: readonly string[][], column: number) {
    for (const row of sample) {
      const text = cellText(row[column])
      if (text !== '') this.texts.push(text.slice(0, longestText))
      if (this.texts.length === mostTexts) break
    }
  }

  get count(): number {
    return this.texts.length
  }

  /** Share of the filled cells that pass, 0 without any. */
  strict(check: string): number {
    return this.#share(`${check} strict`, checkNamed(check).strict)
  }

  loose(check: string): number {
    return this.#share(`${check} loose`, checkNamed(check).loose)
  }

  share(passes: (text: string) => boolean): number {
    let passed = 0
    for (const text of this.texts) if (passes(text)) passed++
    return this.count === 0 ? 0 : passed / this.count
  }

  get distinct(): number {
    return new Set(this.texts).size
  }

  get meanLength(): number {
    return this.count === 0 ? 0 : this.texts.reduce((sum, text) => sum + text.length, 0) / this.count
  }

  #share(key: string, passes: (text: string) => boolean): number {
    let share = this.#shares.get(key)
    if (share === undefined) {
      share = this.share(passes)
      this.#shares.set(key, share)
    }
    return share
  }
}
