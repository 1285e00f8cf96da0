import { readData } from '../../base/data.ts'

export type EnisaClass = 'simple' | 'behavioural' | 'financial' | 'sensitive' | 'none'

/** One class of personal data, as data/elements/taxonomy.yaml describes it. */
export interface Element {
  element: string
  group: string
  enisa: EnisaClass
  /** Words that data/duties uses for it. */
  law: string[]
  [more: string]: unknown
}

export const taxonomy: readonly Element[] = (readData('elements/taxonomy.yaml') as { elements: Element[] }).elements

/** Element names by index; findings store the index. */
export const elementNames: readonly string[] = taxonomy.map((entry) => entry.element)

const indexes = new Map(elementNames.map((name, index) => [name, index]))

/** Index of an element by name. Throws on an unknown name: a recognizer that misspells one must not pass its first test. */
export function elementIndex(name: string): number {
  const index = indexes.get(name)
  if (index === undefined) throw new Error(`no element "${name}" in data/elements/taxonomy.yaml`)
  return index
}
