/** A row that was not written as the rules want; `row` is its number, counted from 1 with blank rows. */
export interface RowFault {
  row: number
  kind: 'open-quote' | 'too-long'
}

/** Rows and, for each, its number counted from 1 with blank rows. */
export interface SplitRows {
  rows: string[][]
  numbers: number[]
}

const mostFaults = 1000

/**
 * Splits the text of a CSV file into rows as a spreadsheet does: `""` in a quoted cell is one quote, text after a closing
 * quote belongs to the cell, a quote inside an unquoted cell is itself. Text comes in pieces of any size; what is not yet a
 * whole row waits. Time is linear and memory bounded whatever comes:
 * - a row with a quote that does not close within `longest` units (or to the end of the file), or whose quoted cell
 *   swallows whole rows, is read again with quotes taken as ordinary characters, and noted in `faults`;
 * - a row longer than `longest` is given in parts, and noted.
 */
export class RowSplitter {
  readonly faults: RowFault[] = []
  /** Rows given so far, blank ones counted. */
  count = 0
  /** Cells that most rows have, where known: tells a quoted cell that swallowed rows from one that is only long. */
  width = 0
  readonly #delimiter: string
  readonly #newline: string
  readonly #delimiterCode: number
  readonly #newlineCode: number
  readonly #longest: number
  #rest = ''
  #rereadLeft: number
  #quoting = true

  constructor(delimiter: string, newline: '\n' | '\r' = '\n', longest = 4 << 20) {
    this.#delimiter = delimiter
    this.#newline = newline
    this.#delimiterCode = delimiter.charCodeAt(0)
    this.#newlineCode = newline.charCodeAt(0)
    this.#longest = longest
    this.#rereadLeft = 64 * longest
  }

  /** Adds text; answers the rows it completes. */
  push(piece: string): SplitRows {
    const out: SplitRows = { rows: [], numbers: [] }
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = this.#takeRows(text, 0, out)
    while (text.length - at > this.#longest) at = this.#takeRows(text, this.#force(text, at, out), out)
    this.#rest = at === 0 ? text : text.slice(at)
    return out
  }

  /** No more text: answers the last rows. */
  end(): SplitRows {
    const out: SplitRows = { rows: [], numbers: [] }
    if (this.#rest === '') return out
    const text = this.#rest.endsWith(this.#newline) ? this.#rest : this.#rest + this.#newline
    this.#rest = ''
    let at = this.#takeRows(text, 0, out)
    while (at < text.length) at = this.#takeRows(text, this.#force(text, at, out), out)
    return out
  }

  #takeRows(text: string, from: number, out: SplitRows): number {
    let at = from
    let quote = this.#quoting ? text.indexOf('"', at) : -1
    for (;;) {
      const end = text.indexOf(this.#newline, at)
      if (end === -1) return at
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      if (quote === -1 || quote > end) {
        this.#give(this.#plainCells(text, at, end), out)
        at = end + 1
      } else {
        const cells: string[] = []
        const next = this.#quotedRow(text, at, cells)
        if (next === -1) return at
        if (next > end + 1 && this.#swallows(cells)) {
          at = this.#literal(text, at, end, out)
          quote = this.#quoting ? quote : -1
          continue
        }
        this.#give(cells, out)
        at = next
      }
    }
  }

  #plainCells(text: string, at: number, end: number): string[] {
    const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end
    return text.slice(at, stop).split(this.#delimiter)
  }

  /** Reads a row that holds quotes into `cells`; answers where the next row begins, -1 while its end is not there yet. */
  #quotedRow(text: string, from: number, cells: string[]): number {
    let at = from
    for (;;) {
      let start = at
      while (text.charCodeAt(start) === 32) start++
      let cell = ''
      if (text.charCodeAt(start) === 34) {
        const close = closingQuote(text, start + 1)
        if (close === -1) return -1
        cell = text.slice(start + 1, close)
        if (cell.includes('"')) cell = cell.replaceAll('""', '"')
        at = close + 1
      }
      let stop = at
      for (let code = text.charCodeAt(stop); code !== this.#delimiterCode && code !== this.#newlineCode; ) {
        if (++stop >= text.length) return -1
        code = text.charCodeAt(stop)
      }
      if (stop >= text.length) return -1
      const ends = text.charCodeAt(stop) === this.#newlineCode
      if (stop > at) cell += text.slice(at, ends && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop)
      cells.push(cell)
      at = stop + 1
      if (ends) return at
    }
  }

  /** True where a quoted cell of several lines is made of rows like all others: its quote was a stray one. */
  #swallows(cells: string[]): boolean {
    if (this.width < 3) return false
    return cells.some((cell) => {
      const lines = cell.split(this.#newline)
      if (lines.length < 3) return false
      const inner = lines.slice(1, -1)
      return inner.every((line) => line.split(this.#delimiter).length === this.width)
    })
  }

  /** Takes the row at `at`, which does not end, as far as it can be taken; answers where to go on. */
  #force(text: string, at: number, out: SplitRows): number {
    const end = text.indexOf(this.#newline, at)
    if (end !== -1) return this.#literal(text, at, end, out)
    const cut = Math.min(text.length, at + this.#longest)
    this.#note('too-long', this.count + 1)
    this.#give(this.#plainCells(text, at, cut), out)
    this.count--
    return cut
  }

  #literal(text: string, at: number, end: number, out: SplitRows): number {
    if (this.#quoting) this.#note('open-quote', this.count + 1)
    this.#give(this.#plainCells(text, at, end).map(withoutStrayQuotes), out)
    this.#rereadLeft -= text.length - end
    // Text made to be read again and again (every row with an open quote) ends here: quotes no longer mean anything.
    if (this.#rereadLeft < 0) this.#quoting = false
    return end + 1
  }

  #give(cells: string[], out: SplitRows): void {
    this.count++
    out.rows.push(cells)
    out.numbers.push(this.count)
  }

  #note(kind: RowFault['kind'], row: number): void {
    const last = this.faults.at(-1)
    if (this.faults.length < mostFaults && (last?.row !== row || last.kind !== kind)) this.faults.push({ row, kind })
  }
}

function closingQuote(text: string, from: number): number {
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    // A quote that is the last character may be the first half of a doubled one: wait for what follows.
    if (quote === -1 || quote === text.length - 1) return -1
    if (text.charCodeAt(quote + 1) !== 34) return quote
    at = quote + 2
  }
}

function withoutStrayQuotes(cell: string): string {
  const trimmed = cell.trim()
  if (trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"')) return trimmed.slice(1, -1)
  return trimmed.startsWith('"') ? trimmed.slice(1) : cell
}
