import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { streamCsv } from './stream-csv.ts'

/** Each different text once, by number. */
export class Names {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.texts.push(text)
    this.#numbers.set(text, this.texts.length - 1)
    return this.texts.length - 1
  }

  /** -1 where the text is not known. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1
  }
}

export interface TruePerson {
  person: string
  isPatient: boolean
  kinds: string[]
  residence: string
  name: string
  chinese: string
  born: string
}

export interface TrueItem {
  item: string
  state: string
  sha256: string
}

/**
 * The truth of a world, in numbers: persons, elements and items by their position in `persons`, `elements` and
 * `items.item`, so that millions of exposures stay small.
 */
export class WorldTruth {
  readonly persons = new Names()
  readonly elements = new Names()
  readonly itemNames = new Names()
  readonly items: TrueItem[] = []
  readonly people = new Map<number, TruePerson>()
  /** `pairKey(person, element)` -> one item that shows it. */
  readonly pairs = new Map<number, number>()
  /** `placeKey(person, item)` of everybody an item shows. */
  readonly places = new Set<number>()
  /** Pairs that count neither way. */
  readonly debatable = new Set<number>()

  /** Whether this item shows this person. */
  shows(item: string, person: string): boolean {
    const [at, who] = [this.itemNames.find(item), this.persons.find(person)]
    return at >= 0 && who >= 0 && this.places.has(placeKey(who, at))
  }

  /** Elements of this person that the leak shows, sorted. */
  elementsOf(person: string): string[] {
    const who = this.persons.find(person)
    return this.elements.texts.filter((_, element) => this.pairs.has(pairKey(who, element))).sort()
  }
}

export const pairKey = (person: number, element: number): number => person * 128 + element
export const personOfPair = (key: number): number => Math.floor(key / 128)
export const elementOfPair = (key: number): number => key % 128
export const placeKey = (person: number, item: number): number => person * 2 ** 24 + item

/** Reads WORLD/truth. Streams; a world of 100,000 patients takes a few hundred MB. */
export async function readTruth(worldDir: string): Promise<WorldTruth> {
  const truth = new WorldTruth()
  const file = (name: string) => join(worldDir, 'truth', name)
  await streamCsv(file('items.csv'), ({ item, state, sha256 }) => {
    truth.itemNames.number(item!)
    truth.items.push({ item: item!, state: state!, sha256: sha256! })
  })
  await streamCsv(file('people.csv'), (row) => {
    truth.people.set(truth.persons.number(row['person']!), {
      person: row['person']!,
      isPatient: row['is_patient'] === 'true',
      kinds: row['kinds'] === '' ? [] : row['kinds']!.split(';'),
      residence: row['residence']!,
      name: row['name']!,
      chinese: row['chinese_name']!,
      born: row['date_of_birth']!,
    })
  })
  const pairOf = (row: Record<string, string>) =>
    pairKey(truth.persons.number(row['person']!), truth.elements.number(row['element']!))
  await streamCsv(file('exposures.csv'), (row) => {
    const pair = pairOf(row)
    const item = truth.itemNames.number(row['item']!)
    if (!truth.pairs.has(pair)) truth.pairs.set(pair, item)
    truth.places.add(placeKey(personOfPair(pair), item))
  })
  if (existsSync(file('debatable.csv')))
    await streamCsv(file('debatable.csv'), (row) => {
      truth.debatable.add(pairOf(row))
    })
  return truth
}
