import { elementNames } from '../../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../../engine/harm/index.ts'

export const outcomes = ['linked', 'ambiguous', 'unlisted'] as const
export const addressees = ['self', 'guardian', 'next-of-kin', 'safe-address', 'none'] as const

/** 32-bit words that a person's set of elements takes. */
export const elementWords = Math.ceil(elementNames.length / 32)

/**
 * What is counted, filtered and sorted of the people of one run, as columns by person number: no names, so 100,000 people are 4 MB and are
 * gone through in a millisecond. Numbers are places in the lists that they come from.
 */
export interface RegisterColumns {
  count: number
  outcome: Uint8Array
  band: Uint8Array
  score: Float32Array
  /** Bit i: `harmFlags[i]`. */
  flags: Uint32Array
  /** `elementWords` words for each person; bit i: `elementNames[i]`. */
  elements: Uint32Array
  /** Place in `residences`. */
  residence: Uint16Array
  residences: string[]
  addressee: Uint8Array
  places: Uint32Array
  decided: Uint8Array
  /** People by harm, worst first, equals by number; and where each stands in it. */
  byHarm: Uint32Array
  rankByHarm: Uint32Array
}

/** One person as the table has it; lists are parted by spaces. */
export interface ColumnsRow {
  person: number
  outcome: string
  band: string
  score: number
  flags: string
  elements: string
  residence: string
  addressee: string
  places: number
  decided: boolean
}

/** Fills columns row by row, for any number of people. Throws TypeError on a word that no list has: a defect of ours. */
export class ColumnsBuilder {
  #columns = emptyColumns(1024)
  readonly #residences = new Map<string, number>()
  /** Sets of elements by their text: people of one data set have the same. */
  readonly #sets = new Map<string, Uint32Array>()

  add(row: ColumnsRow): void {
    const { person } = row
    while (person >= this.#columns.score.length) this.#columns = widened(this.#columns)
    const columns = this.#columns
    columns.count = Math.max(columns.count, person + 1)
    columns.outcome[person] = indexIn(outcomes, row.outcome)
    columns.band[person] = indexIn(bands, row.band)
    columns.score[person] = row.score
    for (const flag of wordsIn(row.flags)) columns.flags[person]! |= 1 << indexIn(harmFlags, flag)
    columns.elements.set(this.#elementsOf(row.elements), person * elementWords)
    columns.residence[person] = this.#residenceOf(row.residence)
    columns.addressee[person] = indexIn(addressees, row.addressee)
    columns.places[person] = row.places
    columns.decided[person] = row.decided ? 1 : 0
  }

  build(): RegisterColumns {
    const columns = resized(this.#columns, this.#columns.count)
    const { byHarm, rankByHarm, score, count } = columns
    for (let person = 0; person < count; person++) byHarm[person] = person
    byHarm.sort((a, b) => score[b]! - score[a]! || a - b)
    for (let rank = 0; rank < count; rank++) rankByHarm[byHarm[rank]!] = rank
    return columns
  }

  #elementsOf(text: string): Uint32Array {
    let set = this.#sets.get(text)
    if (set === undefined) {
      set = bitsOf(elementNames, wordsIn(text), elementWords)
      this.#sets.set(text, set)
    }
    return set
  }

  #residenceOf(code: string): number {
    let number = this.#residences.get(code)
    if (number === undefined) {
      number = this.#columns.residences.push(code) - 1
      this.#residences.set(code, number)
    }
    return number
  }
}

function emptyColumns(people: number): RegisterColumns {
  return {
    count: 0,
    outcome: new Uint8Array(people),
    band: new Uint8Array(people),
    score: new Float32Array(people),
    flags: new Uint32Array(people),
    elements: new Uint32Array(people * elementWords),
    residence: new Uint16Array(people),
    residences: [],
    addressee: new Uint8Array(people),
    places: new Uint32Array(people),
    decided: new Uint8Array(people),
    byHarm: new Uint32Array(people),
    rankByHarm: new Uint32Array(people),
  }
}

const widened = (columns: RegisterColumns) => resized(columns, columns.score.length * 2)

/** The same columns with room for `people`, fewer or more. */
function resized(columns: RegisterColumns, people: number): RegisterColumns {
  const other = emptyColumns(people)
  for (const [name, column] of Object.entries(columns)) {
    const wanted = other[name as keyof RegisterColumns]
    if (ArrayBuffer.isView(column) && ArrayBuffer.isView(wanted))
      (wanted as Uint8Array).set((column as Uint8Array).subarray(0, (wanted as Uint8Array).length))
  }
  return { ...other, count: columns.count, residences: columns.residences }
}

/** Bits of the places that `words` have in `list`. */
export function bitsOf(list: readonly string[], words: readonly string[], length: number): Uint32Array {
  const bits = new Uint32Array(length)
  for (const word of words) {
    const at = indexIn(list, word)
    bits[at >>> 5]! |= 1 << (at & 31)
  }
  return bits
}

function wordsIn(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}

function indexIn(list: readonly string[], word: string): number {
  const at = list.indexOf(word)
  if (at < 0) throw new TypeError(`the register has a word that no list has: ${word}`)
  return at
}
