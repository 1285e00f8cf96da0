import { readData } from '../../base/data.ts'
import { type EnisaClass, elementIndex, elementNames, taxonomy } from '../elements/index.ts'

export type DataClass = Exclude<EnisaClass, 'none'>
export type Band = 'low' | 'medium' | 'high' | 'very-high'

interface SeverityData {
  base: Record<DataClass, number>
  lower: { elements: string[]; class: DataClass; reason: string }[]
  raise: { class: DataClass; when: Condition; elements?: string[]; steps?: number; reason: string }[]
  identifiability: Record<'maximum' | 'significant' | 'limited' | 'negligible', number>
  circumstances: {
    confidentiality: Record<'none' | 'known-recipients' | 'unknown-recipients', number>
    integrity: Record<'intact' | 'recoverable' | 'lost', number>
    availability: Record<'kept' | 'interrupted' | 'lost', number>
    malicious: number
  }
  bands: { band: Band; below?: number }[]
  'revealing-specialities': string[]
}

export type Condition = 'speciality-reveals-health' | 'minor' | 'safe-address' | 'card-usable'

/** data/harm/severity.yaml: the numbers of the ENISA method and our rules on top of it. */
export const severity = readData('harm/severity.yaml') as SeverityData

export const bands: readonly Band[] = severity.bands.map(({ band }) => band)

/** Class of each element, by element index. */
export const classOf: readonly EnisaClass[] = taxonomy.map(({ enisa }) => enisa)

/** For each element the rule that lowers it, if any, by element index. */
export const lowering = elementNames.map((name) => severity.lower.find(({ elements }) => elements.includes(name)))

export function bandOf(score: number): Band {
  return severity.bands.find(({ below }) => below === undefined || score < below)!.band
}

/** Flags (0 or 1 per element index) of a list of element names. */
export function elementSet(names: readonly string[]): Uint8Array {
  const set = new Uint8Array(elementNames.length)
  for (const name of names) set[elementIndex(name)] = 1
  return set
}

export function hasAny(set: Uint8Array, of: Uint8Array): boolean {
  for (let at = 0; at < set.length; at++) if (set[at] === 1 && of[at] === 1) return true
  return false
}
