import { NameWords } from '../names/index.ts'
import { Texts } from './texts.ts'

/**
 * What is compared. Values stand in two numbers a and b:
 * name, guessedName   family word, given word (-1 where missing)
 * alias               - , given word
 * birth               yyyymmdd, -
 * sex                 text
 * id                  element, text
 * recordNumber, phone, email, flat, postcode, city: - , text
 * street              text of the house number (-1), text of the street
 */
export const Field = {
  name: 0,
  guessedName: 1,
  alias: 2,
  birth: 3,
  sex: 4,
  id: 5,
  recordNumber: 6,
  phone: 7,
  email: 8,
  street: 9,
  flat: 10,
  postcode: 11,
  city: 12,
} as const

export const fieldCount = 13

/** The dictionaries that two sides of a comparison share. */
export class Dictionaries {
  readonly families = new NameWords('family')
  readonly givens = new NameWords('given')
  readonly texts = new Texts()

  /** How many entries came since `keep`. */
  get added(): number {
    return this.families.added + this.givens.added + this.texts.added
  }

  keep(): void {
    for (const dictionary of [this.families, this.givens, this.texts]) dictionary.keep()
  }

  forgetRest(): void {
    for (const dictionary of [this.families, this.givens, this.texts]) dictionary.forgetRest()
  }
}

/** Records as columns: fields of record i are `start[i]` to `start[i + 1]`, sorted by field. */
export class Records {
  count = 0
  start: Uint32Array
  field: Uint8Array
  a: Int32Array
  b: Int32Array
  #filled = 0

  /** Room for about `expected` records; it grows when there are more. */
  constructor(expected = 1024) {
    this.start = new Uint32Array(expected + 2)
    this.field = new Uint8Array(8 * (expected + 1))
    this.a = new Int32Array(8 * (expected + 1))
    this.b = new Int32Array(8 * (expected + 1))
  }

  /** Adds one value of the record that is being built. Values must come in the order of `Field`; repeated ones are dropped. */
  add(field: number, a: number, b: number): void {
    for (let at = this.start[this.count]!; at < this.#filled; at++)
      if (this.field[at] === field && this.a[at] === a && this.b[at] === b) return
    if (this.#filled === this.field.length) this.#widen()
    this.field[this.#filled] = field
    this.a[this.#filled] = a
    this.b[this.#filled] = b
    this.#filled++
  }

  end(): void {
    this.count++
    if (this.count === this.start.length) this.start = widened(this.start)
    this.start[this.count] = this.#filled
  }

  /** First position of `field` or a later one in record `row`. */
  seek(row: number, field: number): number {
    let at = this.start[row]!
    const end = this.start[row + 1]!
    while (at < end && this.field[at]! < field) at++
    return at
  }

  #widen(): void {
    this.field = widened(this.field)
    this.a = widened(this.a)
    this.b = widened(this.b)
  }
}

function widened<A extends Uint8Array | Int32Array | Uint32Array>(old: A): A {
  const wider = new (old.constructor as new (n: number) => A)(old.length * 2)
  wider.set(old)
  return wider
}
