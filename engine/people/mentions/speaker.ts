import { elementIndex, Part } from '../../elements/index.ts'
import { readDates } from '../link/index.ts'
import { Basis } from './block.ts'
import { isBareName, mayBeSameName, nameWords } from './compare-names.ts'
import { nameElement } from './identity-elements.ts'

const birthElement = elementIndex('date-of-birth')

/** One person as a document speaks of them. */
export interface Speaker {
  mention: number
  /** Words of each different whole name seen. */
  names: string[][]
  /** element -> readings of its value, for elements of which a person has one. */
  single: Map<number, string[]>
}

/** A name or number met in the text, ready to be compared. */
export interface Said {
  element: number
  /** Words of a whole name; empty for parts of names and for numbers. */
  words: string[]
  /** What a number or date may mean; two for a date that can be read day first or month first. */
  readings: string[]
}

export function identitySaid(element: number, part: number, value: string): Said {
  if (element === nameElement) {
    const whole = part === Part.whole || part === Part.other
    return { element, words: whole ? nameWords(value) : [], readings: [] }
  }
  const dates = element === birthElement ? readDates(value).map(String) : []
  const plain = value.replace(/[\s()-]/g, '').toUpperCase()
  return { element, words: [], readings: dates.length > 0 ? dates : [plain] }
}

/**
 * The person that a name or number speaks of: one who is known by it, else the person in hand if it does not contradict them, else a
 * new one. A bare name ("Ms Yuen") tells nobody apart, so it never begins a second person.
 */
export function turnTo(people: Speaker[], current: Speaker | undefined, said: Said, basis: number[]): Speaker {
  const fits = current !== undefined && (fitsName(current, said) || isBareName(said.words)) && fitsNumber(current, said)
  const person = people.find((one) => isKnownBy(one, said)) ?? (fits ? current : undefined) ?? begin(people, basis)
  if (said.readings.length > 0) person.single.set(said.element, said.readings)
  if (said.words.length > 0 && !person.names.some((name) => name.join(' ') === said.words.join(' ')))
    person.names.push(said.words)
  return person
}

function begin(people: Speaker[], basis: number[]): Speaker {
  const person: Speaker = { mention: basis.push(Basis.text) - 1, names: [], single: new Map() }
  people.push(person)
  return person
}

function isKnownBy(person: Speaker, { element, words, readings }: Said): boolean {
  if (words.length > 0) return person.names.some((name) => name.length === words.length && mayBeSameName(name, words))
  const known = person.single.get(element)
  return known !== undefined && readings.some((one) => known.includes(one))
}

function fitsName(person: Speaker, { words }: Said): boolean {
  return words.length === 0 || person.names.length === 0 || person.names.some((name) => mayBeSameName(name, words))
}

function fitsNumber(person: Speaker, { element, readings }: Said): boolean {
  const known = person.single.get(element)
  return known === undefined || readings.length === 0 || readings.some((one) => known.includes(one))
}
