/** One value cut out of a JSON text too big or too broken to be parsed whole. */
export interface CutValue {
  /** Keys of the objects around it, dotted; '' at the top. */
  path: string
  /** Number in its list, counted from 1; 0 for a value that stands in no list. */
  number: number
  /** Its JSON text; undefined where it was longer than the limit and was left out. */
  text: string | undefined
  /** UTF-16 units of it. */
  units: number
}

interface Frame {
  list: boolean
  path: string
  key: string
  count: number
}

const quoteCode = 34
const backslash = 92

/**
 * Cuts a stream of JSON text into the elements of its outermost lists, and the plain values of the objects around them.
 * Knows only brackets and strings, so that a broken element costs no other; one element is held at a time, up to
 * `longest` UTF-16 units.
 */
export class ValueCutter {
  readonly #longest: number
  readonly #stack: Frame[] = []
  #rest = ''
  /** The value at the head of #rest is open: how far it was looked at, and how deep that is. */
  #open = false
  #looked = 0
  #depth = 0
  #inString = false
  #dropped = 0

  constructor(longest = 64 << 20) {
    this.#longest = longest
  }

  /** True when every bracket that was opened is closed. */
  get complete(): boolean {
    return this.#stack.length === 0 && !this.#open && this.#rest.trim() === ''
  }

  push(piece: string): CutValue[] {
    const out: CutValue[] = []
    const text = this.#rest + piece
    let at = 0
    while (at < text.length) {
      const next = this.#open ? this.#goOn(text, at, out) : this.#step(text, at, out)
      if (next === -1) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#open) this.#looked -= at
    if (this.#open && this.#rest.length > this.#longest) {
      this.#dropped += this.#looked
      this.#rest = this.#rest.slice(this.#looked)
      this.#looked = 0
    }
    return out
  }

  /** No more text: answers what is left over, which is not a whole value. */
  end(): CutValue | undefined {
    if (!this.#open && this.#rest.trim() === '') return undefined
    const { path, number } = this.#place()
    // A bare number or word at the top ends with the text.
    if (this.#open && this.#depth === 0 && !this.#inString && this.#dropped === 0)
      return { path, number, text: this.#rest, units: this.#rest.length }
    return { path, number, text: undefined, units: this.#rest.length + this.#dropped }
  }

  /** Looks at one token outside of any value; answers where to go on, -1 where more text is needed. */
  #step(text: string, at: number, out: CutValue[]): number {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 44 || code === 0xfeff || code === 0x1e) return at + 1
    const frame = this.#stack.at(-1)
    if (code === 125 || code === 93) {
      this.#stack.pop()
      return at + 1
    }
    if (frame !== undefined && !frame.list && frame.key === '') return this.#key(text, at, frame)
    if (frame === undefined || !frame.list) {
      if (code === 123 || code === 91) {
        const path = frame === undefined ? '' : this.#under(frame)
        if (frame !== undefined) frame.key = ''
        this.#stack.push({ list: code === 91, path, key: '', count: 0 })
        return at + 1
      }
    }
    this.#open = true
    this.#looked = at
    this.#depth = 0
    this.#inString = false
    this.#dropped = 0
    return this.#goOn(text, at, out)
  }

  #key(text: string, at: number, frame: Frame): number {
    if (text.charCodeAt(at) !== quoteCode) return at + 1
    const close = stringEnd(text, at + 1)
    if (close === -1) return -1
    const colon = text.indexOf(':', close + 1)
    if (colon === -1) return text.length - close > 1024 ? close + 1 : -1
    if (text.slice(close + 1, colon).trim() !== '') return close + 1
    frame.key = text.slice(at + 1, close) || ' '
    return colon + 1
  }

  #under(frame: Frame): string {
    return frame.path === '' ? frame.key : `${frame.path}.${frame.key}`
  }

  #place(): { path: string; number: number } {
    const frame = this.#stack.at(-1)
    if (frame === undefined) return { path: '', number: 0 }
    return frame.list ? { path: frame.path, number: frame.count + 1 } : { path: this.#under(frame), number: 0 }
  }

  /** Looks for the end of the open value that begins at `from`. */
  #goOn(text: string, from: number, out: CutValue[]): number {
    let at = this.#looked
    for (;;) {
      if (this.#inString) {
        const close = stringEnd(text, at)
        if (close === -1) return this.#wait(endOfWhole(text, at))
        this.#inString = false
        at = close + 1
        if (this.#depth === 0) return this.#give(text, from, at, out)
        continue
      }
      if (at >= text.length) return this.#wait(at)
      const code = text.charCodeAt(at)
      if (code === quoteCode) this.#inString = true
      else if (code === 123 || code === 91) this.#depth++
      else if (code === 125 || code === 93) {
        // A bracket that closes what is around a bare number or word ends it without being part of it.
        if (this.#depth === 0) return this.#give(text, from, at, out)
        if (--this.#depth === 0) return this.#give(text, from, at + 1, out)
      } else if (this.#depth === 0 && (code === 44 || code <= 32) && at > from) return this.#give(text, from, at, out)
      at++
    }
  }

  #wait(looked: number): number {
    this.#looked = looked
    return -1
  }

  #give(text: string, from: number, end: number, out: CutValue[]): number {
    const { path, number } = this.#place()
    const whole = this.#dropped === 0
    out.push({ path, number, text: whole ? text.slice(from, end) : undefined, units: end - from + this.#dropped })
    const frame = this.#stack.at(-1)
    if (frame?.list) frame.count++
    else if (frame !== undefined) frame.key = ''
    this.#open = false
    return end
  }
}

/** Index of the quote that ends a string whose text begins at `from`; -1 where it is not there. */
function stringEnd(text: string, from: number): number {
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return -1
    let slashes = 0
    while (quote - slashes - 1 >= from && text.charCodeAt(quote - slashes - 1) === backslash) slashes++
    if (slashes % 2 === 0) return quote
    at = quote + 1
  }
}

/** Where to go on in an open string, so that a backslash at the very end still meets the character it guards. */
function endOfWhole(text: string, from: number): number {
  let at = text.length
  while (at > from && text.charCodeAt(at - 1) === backslash) at--
  return at
}
