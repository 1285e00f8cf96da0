import { type LabelKind, labelKinds } from './labels.ts'
import { Kind } from './lexis.ts'
import type { Reading } from './reading.ts'

const adjacent =
  /^(?:[ \t\u3000\u00a0]*(?:\([^()\n\d]{0,24}\)|[#:=：＃﹕"'*.+(]|[-–—](?=[ \t])|(?:numbers?|num|nbr|no|nr|is|are|was|as|id|to|of|on|at|code|card|the|me|him|her|them|el|la|es|del)(?![\p{L}\d])\.?|nº|n°|º|號碼|号码|編號|编号|為|为|是)){0,6}[ \t\u3000\u00a0]*(?:\r?\n[ \t\u3000]*)?$/u
/** How far a label reaches, in units. */
const reach = 44

/**
 * The candidate in hand, with the label that speaks of it. One object is set again and again; recognizers read it and keep
 * nothing of it.
 */
export class Sighting {
  readonly reading: Reading
  shape = 0
  start = 0
  end = 0
  digits = 0
  pattern = 0
  checks = 0
  /** Number of the nearest label's kind (see labels.ts), 0 for none. */
  label = 0
  /** True where only "no.", "is", a colon and the like stand between label and value. */
  beside = false
  #mark = -1
  #compact = ''

  constructor(reading: Reading) {
    this.reading = reading
  }

  set(shape: number, start: number, end: number, digits: number, pattern: number, checks: number): void {
    this.shape = shape
    this.start = start
    this.end = end
    this.digits = digits
    this.pattern = pattern
    this.checks = checks
    this.#compact = ''
    this.#seekLabel()
  }

  get text(): string {
    return this.reading.text.slice(this.start, this.end)
  }

  /** Letters and digits only, capitals, full-width made plain. */
  get compact(): string {
    if (this.#compact === '') {
      const { units } = this.reading
      for (let at = this.start; at < this.end; at++) {
        const unit = units[at]!
        if ((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)) this.#compact += String.fromCharCode(unit)
        else if (unit >= 97 && unit <= 122) this.#compact += String.fromCharCode(unit - 32)
      }
    }
    return this.#compact
  }

  /** The label as printed, for the reason. */
  get labelText(): string {
    return this.#mark < 0 ? '' : this.reading.lexis.terms[this.reading.marks.entry[this.#mark]!]!
  }

  /** True where the passage holds little else: a cell, a bare answer. */
  get alone(): boolean {
    const { text } = this.reading
    const rest = text.length - (this.end - this.start)
    return rest === 0 || (rest <= 40 && !/[\p{L}\d]/u.test(text.slice(0, this.start) + text.slice(this.end)))
  }

  get labelKind(): LabelKind | undefined {
    return labelKinds[this.label - 1]
  }

  /** Plain unit in front of the candidate, 0 at the start. */
  get before(): number {
    return this.start > 0 ? this.reading.units[this.start - 1]! : 0
  }

  /** Plain unit behind the candidate, 0 at the end. */
  get after(): number {
    return this.end < this.reading.units.length ? this.reading.units[this.end]! : 0
  }

  /**
   * True where the line around the candidate holds many other digits and few words: logs, dumps, lists of figures. Twelve
   * digits in 160 units, and one for every two letters.
   */
  get amongFigures(): boolean {
    const { units } = this.reading
    let digits = 0
    let letters = 0
    const count = (at: number): boolean => {
      const unit = units[at]!
      if (unit === 10 || unit === 13) return false
      if (unit >= 48 && unit <= 57) digits++
      else if ((unit | 32) >= 97 && (unit | 32) <= 122) letters++
      return true
    }
    for (let at = this.start - 1; at >= 0 && this.start - at <= 80 && count(at); at--);
    for (let at = this.end; at < units.length && at - this.end < 80 && count(at); at++);
    return digits >= 12 && digits * 2 >= letters
  }

  /** True where a label of this kind stands within `distance` units in front, whatever is between. */
  near(kind: LabelKind, distance: number): boolean {
    const { marks } = this.reading
    const number = labelKinds.indexOf(kind) + 1
    for (const mark of this.reading.labels(number)) {
      const gap = this.start - marks.end[mark]!
      if (gap >= -1 && gap <= distance) return true
    }
    return false
  }

  /** Nearest label in front: on the same line, or alone on the line above, with no digits in between but those of a list. */
  #seekLabel(): void {
    const { reading } = this
    const { marks, text } = reading
    this.label = 0
    this.beside = false
    this.#mark = -1
    let mark = reading.markAt(this.start) - 1
    for (let steps = 0; mark >= 0 && steps < 8; mark--, steps++) {
      const end = marks.end[mark]!
      if (end > this.start) continue
      if (this.start - end > reach) return
      if ((marks.kinds[mark]! & Kind.label) === 0) continue
      const gap = text.slice(end, this.start)
      this.beside = adjacent.test(gap)
      if (!this.beside && (/[\n\r;|<>{}]|[.!?] |, ?\p{L}{3,}/u.test(gap) || (/\d/.test(gap) && /\p{L}/u.test(gap))))
        return
      this.label = reading.labelOf(mark)
      this.#mark = mark
      return
    }
  }
}
