import { type Box, type Glyph, union } from './glyphs.ts'

/**
 * Where texts stand on a page. The text of a page as it is read differs from its characters as they are drawn: words that were broken are
 * joined, rows are put together across columns, look-alikes are replaced. So a text is looked for by its letters and digits alone, wherever
 * they stand; standing there twice, it is found twice.
 */
export class PageText {
  readonly #glyphs: readonly Glyph[]
  /** Letters and digits of all glyphs, folded; `#from[i]` is the glyph of unit i, `#begins[i]` whether a word begins there. */
  readonly #folded: string
  readonly #from: number[] = []
  readonly #begins: boolean[] = []

  constructor(glyphs: readonly Glyph[]) {
    this.#glyphs = glyphs
    let folded = ''
    let begins = true
    for (const [at, { text }] of glyphs.entries()) {
      const units = fold(text)
      if (units === '') {
        begins = true
        continue
      }
      for (let unit = 0; unit < units.length; unit++) {
        this.#from.push(at)
        this.#begins.push(begins)
        begins = false
      }
      folded += units
    }
    this.#folded = folded
  }

  /** The boxes of each place where the text stands, a box for each line; undefined where not all of it could be found. */
  find(text: string): Box[][] | undefined {
    const whole = this.#places(fold(text))
    if (whole.length > 0) return whole
    const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
    const each = words.map((word) => this.#places(fold(word)))
    return each.every((places) => places.length > 0) ? each.flat() : undefined
  }

  /** Where it stands as words; where it never does, wherever its letters stand. */
  #places(wanted: string): Box[][] {
    if (wanted === '') return []
    const all: number[] = []
    for (let at = this.#folded.indexOf(wanted); at >= 0; at = this.#folded.indexOf(wanted, at + 1)) all.push(at)
    const asWords = all.filter((at) => this.#standsAlone(at, wanted))
    return (asWords.length > 0 ? asWords : all).map((at) => this.#boxes(at, at + wanted.length - 1))
  }

  /** "47" does not stand in "1947". Chinese has no gaps between words. */
  #standsAlone(at: number, wanted: string): boolean {
    const end = at + wanted.length
    const leftOpen = this.#begins[at] || !isSpaced(wanted[0]!)
    const rightOpen = end === this.#folded.length || this.#begins[end]! || !isSpaced(wanted.at(-1)!)
    return leftOpen && rightOpen
  }

  #boxes(first: number, last: number): Box[] {
    const boxes: Box[] = []
    let before: Box | undefined
    for (let at = this.#from[first]!; at <= this.#from[last]!; at++) {
      const { box } = this.#glyphs[at]!
      if (box === undefined) continue
      if (before !== undefined && isBeside(before, box)) boxes.push(union(boxes.pop()!, box))
      else boxes.push(box)
      before = box
    }
    return boxes
  }
}

/** Letters and digits alone, with look-alikes made one and small. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

const isSpaced = (unit: string): boolean => /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(unit)

/** Next to each other in one line, which may run down the page. */
function isBeside(a: Box, b: Box): boolean {
  return (
    isNext(a.top, a.bottom, b.top, b.bottom, gapOf(a.left, a.right, b.left, b.right)) ||
    isNext(a.left, a.right, b.left, b.right, gapOf(a.top, a.bottom, b.top, b.bottom))
  )
}

/** Side by side: they share more than half of their height, and the gap is less than three times as much. */
function isNext(aFrom: number, aTo: number, bFrom: number, bTo: number, gap: number): boolean {
  const height = Math.min(aTo - aFrom, bTo - bFrom)
  return Math.min(aTo, bTo) - Math.max(aFrom, bFrom) > height / 2 && gap < 3 * Math.max(height, 1)
}

const gapOf = (aFrom: number, aTo: number, bFrom: number, bTo: number): number =>
  Math.max(aFrom, bFrom) - Math.min(aTo, bTo)
