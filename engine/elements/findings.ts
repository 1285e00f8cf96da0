/**
 * Findings as columns. One finding is one value of an element at one place; there may be tens of millions, so they live
 * in typed arrays that grow by doubling, and nothing here makes an object per finding.
 *
 * Column      meaning
 * element     index into `elementNames` (taxonomy order)
 * part        which part of the element the value is (see `Part`)
 * role        whose value it is, as the place says (see `Role`)
 * confidence  0-100
 * why         index into `whys`: the reason in words
 * place       index into `places`: location with `{n}` where `number` goes, e.g. "sheet=Patients;row={n};col=D"
 * number      row, line or message number that fills `{n}`; 0 where the place has none
 * start, end  UTF-16 units in the passage or cell; both 0 for a whole cell or field
 * unit        which record (row, message, resource) or passage of this item the finding stands in; counts from 0
 * value       the text, in `values` (an empty text where only its presence matters)
 */
export class Findings {
  count = 0
  element = new Uint8Array(64)
  part = new Uint8Array(64)
  role = new Uint8Array(64)
  confidence = new Uint8Array(64)
  why = new Uint16Array(64)
  place = new Uint32Array(64)
  number = new Uint32Array(64)
  start = new Uint32Array(64)
  end = new Uint32Array(64)
  unit = new Uint32Array(64)
  values: string[] = []
  readonly whys = new Lexicon()
  readonly places = new Lexicon()

  /** Appends one finding; `why` and `place` are indexes from `whys.index()` and `places.index()`. */
  add(
    element: number,
    part: number,
    role: number,
    confidence: number,
    why: number,
    place: number,
    number: number,
    start: number,
    end: number,
    unit: number,
    value: string,
  ): void {
    const at = this.count
    if (at === this.element.length) this.#grow()
    this.element[at] = element
    this.part[at] = part
    this.role[at] = role
    this.confidence[at] = confidence
    this.why[at] = why
    this.place[at] = place
    this.number[at] = number
    this.start[at] = start
    this.end[at] = end
    this.unit[at] = unit
    this.values.push(value)
    this.count = at + 1
  }

  /** The location of finding `at` in full, as exposures.csv shows it. */
  location(at: number): string {
    const place = this.places.text(this.place[at]!)
    const located = place.replace('{n}', String(this.number[at]))
    if (this.end[at] === 0) return located
    const span = `span=${this.start[at]}-${this.end[at]}`
    return located === '' ? span : `${located};${span}`
  }

  /** Puts the findings from `from` on into the order of their units, keeping the order within a unit. */
  sortByUnit(from: number): void {
    const order = this.#orderByUnit(from)
    for (const name of columnNames) {
      const column = this[name]
      const sorted = column.slice(from, this.count)
      for (let at = 0; at < order.length; at++) sorted[at] = column[order[at]!]!
      column.set(sorted, from)
    }
    const values = Array.from(order, (at) => this.values[at]!)
    for (let at = 0; at < values.length; at++) this.values[from + at] = values[at]!
  }

  /** A counting sort: units of a batch are dense numbers. */
  #orderByUnit(from: number): Uint32Array {
    let least = 0xffff_ffff
    let most = 0
    for (let at = from; at < this.count; at++) {
      least = Math.min(least, this.unit[at]!)
      most = Math.max(most, this.unit[at]!)
    }
    const next = new Uint32Array(Math.max(0, most - least) + 2)
    for (let at = from; at < this.count; at++) next[this.unit[at]! - least + 1]!++
    for (let unit = 1; unit < next.length; unit++) next[unit]! += next[unit - 1]!
    const order = new Uint32Array(this.count - from)
    for (let at = from; at < this.count; at++) order[next[this.unit[at]! - least]!++] = at
    return order
  }

  #grow(): void {
    const bytes = <A extends Uint8Array | Uint16Array | Uint32Array>(old: A): A => {
      const wider = new (old.constructor as new (n: number) => A)(old.length * 2)
      wider.set(old)
      return wider
    }
    this.element = bytes(this.element)
    this.part = bytes(this.part)
    this.role = bytes(this.role)
    this.confidence = bytes(this.confidence)
    this.why = bytes(this.why)
    this.place = bytes(this.place)
    this.number = bytes(this.number)
    this.start = bytes(this.start)
    this.end = bytes(this.end)
    this.unit = bytes(this.unit)
  }
}

const columnNames = ['element', 'part', 'role', 'confidence', 'why', 'place', 'number', 'start', 'end', 'unit'] as const

/** Each different text once, by number, in order of first use. */
export class Lexicon {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  index(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.texts.push(text)
      this.#numbers.set(text, number)
    }
    return number
  }

  text(index: number): string {
    return this.texts[index]!
  }
}

/** Which part of an element a value is. */
export const Part = {
  whole: 0,
  given: 1,
  family: 2,
  middle: 3,
  /** Another name of the same person (maiden, alias, the name in the other script). */
  other: 4,
  street: 5,
  city: 6,
  region: 7,
  postcode: 8,
  country: 9,
  day: 10,
  month: 11,
  year: 12,
} as const

/** Whose value it is, as far as the place says so. Only `subject` values are exposures of the record's patient. */
export const Role = {
  subject: 0,
  /** Parent or guardian of the subject. */
  guardian: 1,
  nextOfKin: 2,
  /** Doctor, nurse, clerk: someone named because of their work. */
  staff: 3,
  /** Sender or receiver of a message. */
  correspondent: 4,
  /** Holder of the policy or payer, where not the subject. */
  payer: 5,
} as const
