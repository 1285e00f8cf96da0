import { formatNumber } from './format-number.ts'
import type { NumberFormat } from './number-format.ts'
import { showNumber } from './show-number.ts'

/** A cell without a format has room for this many digits. */
const roomyDigits = 11

/** The number cells of one row with their formats: the text of each at once, what the program shows in it when somebody asks. */
export class NumberCells {
  readonly #is1904: boolean
  readonly #values: number[] = []
  readonly #formats: NumberFormat[] = []

  constructor(is1904: boolean) {
    this.#is1904 = is1904
  }

  /** Takes in a cell and answers its text. */
  text(column: number, raw: string, format: NumberFormat): string {
    if (format.code !== 0 || raw.length > roomyDigits) {
      this.#values[column] = Number(raw)
      this.#formats[column] = format
    }
    return formatNumber(raw, format, this.#is1904)
  }

  /** What the program shows in this column; undefined where that is the plain number, or no number at all. */
  shown(column: number): string | undefined {
    const format = this.#formats[column]
    return format === undefined ? undefined : showNumber(this.#values[column]!, format, this.#is1904)
  }
}
