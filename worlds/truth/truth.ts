import { join } from 'node:path'
import { csvLine, OutputFile } from '../output-file.ts'
import type { Person } from '../people/person.ts'
import { type Mask, namesOf, nothing } from './elements.ts'

export type ItemState = 'read' | 'partial' | 'encrypted' | 'damaged' | 'unsupported' | 'empty'

/** What one item shows about people: collected while the item is written, then put into the truth in one go. */
export class Showing {
  readonly #shown = new Map<number, Mask>()
  readonly #debated = new Map<number, Mask>()

  /** This item shows `elements` of `person`; nothing happens for an empty mask. */
  show(person: Person, elements: Mask): void {
    if (elements === nothing) return
    this.#shown.set(person.index, (this.#shown.get(person.index) ?? nothing) | elements)
  }

  /** Whether this item shows `elements` of `person` is a matter of opinion: found or not, the score leaves it out. */
  debate(person: Person, elements: Mask): void {
    this.#debated.set(person.index, (this.#debated.get(person.index) ?? nothing) | elements)
  }

  /** Takes over all of another showing. */
  add(part: Showing): void {
    for (const [index, elements] of part.#shown) this.#shown.set(index, (this.#shown.get(index) ?? nothing) | elements)
    for (const [index, elements] of part.#debated)
      this.#debated.set(index, (this.#debated.get(index) ?? nothing) | elements)
  }

  debated(): Iterable<[number, Mask]> {
    return this.#debated
  }

  entries(): [number, Mask][] {
    return [...this.#shown].sort((a, b) => a[0] - b[0])
  }
}

/** The answer key: truth/exposures.csv, truth/debatable.csv and truth/items.csv are written as items are finished, truth/people.csv at the end. */
export class Truth {
  exposures = 0
  items = 0
  readonly #folder: string
  readonly #people: readonly Person[]
  readonly #exposures: OutputFile
  readonly #items: OutputFile
  readonly #debatable: OutputFile
  readonly #affected: Uint8Array

  constructor(folder: string, people: readonly Person[]) {
    this.#folder = folder
    this.#people = people
    this.#affected = new Uint8Array(people.length)
    this.#exposures = new OutputFile(join(folder, 'exposures.csv'))
    this.#exposures.write(csvLine(['person', 'element', 'item', 'grade']))
    this.#debatable = new OutputFile(join(folder, 'debatable.csv'))
    this.#debatable.write(csvLine(['person', 'element', 'item']))
    this.#items = new OutputFile(join(folder, 'items.csv'))
    this.#items.write(csvLine(['item', 'state', 'sha256', 'bytes']))
  }

  item(item: string, state: ItemState, sha256: string, bytes: number, showing?: Showing): void {
    this.items++
    this.#items.write(csvLine([item, state, sha256, String(bytes)]))
    if (showing === undefined) return
    for (const [index, elements] of showing.debated())
      for (const element of namesOf(elements)) this.#debatable.write(csvLine([this.#people[index]!.id, element, item]))
    for (const [index, elements] of showing.entries()) {
      this.#affected[index] = 1
      const person = this.#people[index]!
      for (const element of namesOf(elements)) {
        this.exposures++
        this.#exposures.write(csvLine([person.id, element, item, 'E1']))
      }
    }
  }

  /** Ends all files. people.csv lists everybody who occurs in the leak. */
  close(): { affected: number; outsiders: number } {
    this.#exposures.close()
    this.#items.close()
    this.#debatable.close()
    const file = new OutputFile(join(this.#folder, 'people.csv'))
    file.write(csvLine(['person', 'is_patient', 'kinds', 'residence', 'name', 'chinese_name', 'date_of_birth']))
    let affected = 0
    let outsiders = 0
    for (const person of this.#people) {
      if (this.#affected[person.index] === 0) continue
      if (person.isPatient) affected++
      else outsiders++
      const name = `${person.family} ${person.given}`
      const marks = [String(person.isPatient), person.kinds.join(';'), person.residence]
      file.write(csvLine([person.id, ...marks, name, person.chinese, person.born]))
    }
    file.close()
    return { affected, outsiders }
  }
}
