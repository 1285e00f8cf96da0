import { Candidates, Shape } from '../scan/candidates.ts'
import { scanUnits } from '../scan/scan-units.ts'
import { unitsOf } from '../scan/units.ts'
import { dictionary } from './dictionary.ts'
import { narrowFolds, wideFolds } from './fold.ts'
import { labelKinds } from './labels.ts'
import { Kind, type Lexis } from './lexis.ts'
import { addNamedMonths } from './named-months.ts'
import { Marks, markPhrases, readWords, Words } from './words.ts'

const none: readonly number[] = []
/** Labels that are written without a space before their number. */
const gluedLabel = /^(?:tel|mob|mrn|nhs|dob|ssn|fax)$/i

/**
 * One passage after the passes over it: candidates of the scanner, words, marks (phrases of the lists) and dates. One object
 * is loaded again and again; nothing in it may be kept beyond the passage.
 */
export class Reading {
  text = ''
  units: Uint8Array | Uint16Array = new Uint8Array(0)
  classes: Uint8Array = new Uint8Array(0)
  readonly lexis: Lexis = dictionary()
  readonly candidates = new Candidates()
  /** Numeric dates of the scanner and dates with the name of a month, in order. `pattern` as the scanner packs dates. */
  readonly dates = new Candidates()
  readonly words = new Words()
  readonly marks = new Marks()
  /** All kinds of single words in the passage together: what is not in here need not be looked for. */
  kinds = 0
  hasDigits = false
  /** Marks of conditions, medicines, procedures, tests and vital signs. */
  clinicalMarks = 0
  readonly #labels: number[][] = Array.from({ length: labelKinds.length + 1 }, () => [])
  readonly #touched: number[] = []

  load(text: string): void {
    this.text = text
    const { units, classes } = unitsOf(text)
    this.units = units
    this.classes = classes
    this.hasDigits = /[0-9０-９]/.test(text)
    this.candidates.clear()
    scanUnits({ units, classes }, this.candidates)
    this.kinds = readWords(units, classes.length > 256 ? wideFolds() : narrowFolds, this.lexis, this.words)
    markPhrases(units, this.words, this.lexis, this.marks)
    this.#sortMarks()
    this.#findDates()
  }

  /** Marks that are labels of this kind, in order. */
  labels(number: number): readonly number[] {
    return this.#labels[number] ?? none
  }

  /** Kind number of mark `at` when it is a label, else 0. */
  labelOf(mark: number): number {
    return (this.marks.kinds[mark]! & Kind.label) === 0 ? 0 : this.lexis.payload[this.marks.entry[mark]!]!
  }

  /** Kinds of word `at` by itself. */
  kindsOf(word: number): number {
    return this.lexis.kinds[this.words.entry[word]!]!
  }

  /** Index of the first word that starts at or after `at`. */
  wordAt(at: number): number {
    return firstAtOrAfter(this.words.start, this.words.count, at)
  }

  /** Index of the first mark that starts at or after `at`. */
  markAt(at: number): number {
    return firstAtOrAfter(this.marks.start, this.marks.count, at)
  }

  /** Index of the mark that covers `at`, or -1. */
  markOver(at: number): number {
    const mark = this.markAt(at + 1) - 1
    return mark >= 0 && this.marks.end[mark]! > at ? mark : -1
  }

  /** Index of the first date that starts at or after `at`. */
  dateAt(at: number): number {
    return firstAtOrAfter(this.dates.start, this.dates.count, at)
  }

  #sortMarks(): void {
    for (const kind of this.#touched) this.#labels[kind]!.length = 0
    this.#touched.length = 0
    this.clinicalMarks = 0
    const clinical = Kind.condition | Kind.drug | Kind.procedure | Kind.test | Kind.vital
    for (let mark = 0; mark < this.marks.count; mark++) {
      const kinds = this.#unglued(mark)
      if ((kinds & clinical) !== 0) this.clinicalMarks++
      const label = this.labelOf(mark)
      if (label === 0) continue
      const list = this.#labels[label]!
      if (list.length === 0) this.#touched.push(label)
      list.push(mark)
    }
  }

  /** Kinds of a mark, less those that a digit glued to it rules out: the "a c" of 1a c4 is no account. */
  #unglued(mark: number): number {
    const { marks, units } = this
    const kinds = marks.kinds[mark]!
    const start = marks.start[mark]!
    const end = marks.end[mark]!
    const before = start > 0 ? units[start - 1]! : 32
    const after = end < units.length ? units[end]! : 32
    const led = before >= 48 && before <= 57
    if (!led && !(end - start <= 4 && after >= 48 && after <= 57)) return this.#plainLabel(mark, kinds)
    marks.kinds[mark] = kinds & (led ? Kind.month : Kind.vital | Kind.test | Kind.month)
    if (!led && (kinds & Kind.label) !== 0 && gluedLabel.test(this.text.slice(start, end)))
      marks.kinds[mark] = marks.kinds[mark]! | Kind.label
    return marks.kinds[mark]!
  }

  /** A label with a digit inside, or a short one behind a hyphen, is a piece of a code ("1a c4", "4f-dea-11"). */
  #plainLabel(mark: number, kinds: number): number {
    if ((kinds & Kind.label) === 0) return kinds
    const { marks, text } = this
    const start = marks.start[mark]!
    const end = marks.end[mark]!
    if (end - start > 6) return kinds
    if (!/\d/.test(text.slice(start, end)) && !/[\p{L}\d][-_]$/u.test(text.slice(Math.max(0, start - 2), start)))
      return kinds
    marks.kinds[mark] = kinds & ~Kind.label
    return marks.kinds[mark]!
  }

  #findDates(): void {
    const { candidates, dates } = this
    dates.clear()
    let at = 0
    const numericBefore = (end: number): void => {
      for (; at < candidates.count && candidates.start[at]! < end; at++) {
        if (candidates.shape[at] !== Shape.date) continue
        dates.add(Shape.date, candidates.start[at]!, candidates.end[at]!, 0, candidates.pattern[at]!, 0)
      }
    }
    addNamedMonths(this, numericBefore)
    numericBefore(this.units.length + 1)
  }
}

function firstAtOrAfter(starts: Uint32Array, count: number, at: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}
