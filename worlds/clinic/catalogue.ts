import type { Mix } from '../people/person.ts'
import { Weighted } from '../random.ts'
import { type Mask, mask, nothing, type ShownElement } from '../truth/elements.ts'
import { conditionLines, drugLines, labLines } from './catalogue-lists.ts'

export interface Condition {
  key: string
  /** ICD-10 code as the mix's clinics write it (ICD-10-CM in the United States). */
  code: string
  text: string
  chinese: string
  weight: number
  who: string
  flags: Mask
  drugs: Drug[]
  labs: Lab[]
}

export interface Drug {
  name: string
  dose: string
  frequency: string
  flags: Mask
}

export interface Lab {
  name: string
  loinc: string
  unit: string
  low: string
  high: string
  /** Numbers from-to, or the texts a result may have. */
  from: number
  to: number
  texts: string[]
  decimals: number
  flags: Mask
}

const cells = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

const flagsOf = (text: string): Mask => (text === '' ? nothing : mask(...(text.split(',') as ShownElement[])))

function makeDrug([, name, american, dose, frequency, flags]: string[], mix: Mix): Drug {
  return {
    name: mix === 'us' && american !== '' ? american! : name!,
    dose: dose!,
    frequency: frequency!,
    flags: flagsOf(flags!),
  }
}

function makeLab([, name, american, loinc, unit, low, high, values, decimals, flags]: string[], mix: Mix): Lab {
  const numbers = /^[\d.]+-[\d.]+$/.test(values!)
  const [from, to] = numbers ? values!.split('-').map(Number) : [0, 0]
  return {
    name: mix === 'us' && american !== '' ? american! : name!,
    loinc: loinc!,
    unit: unit!,
    low: low!,
    high: high!,
    from: from!,
    to: to!,
    texts: numbers ? [] : values!.split(','),
    decimals: Number(decimals),
    flags: flagsOf(flags!),
  }
}

/** The conditions, drugs and tests of one mix, in its spelling and its edition of ICD-10. */
export function makeCatalogue(mix: Mix): Condition[] {
  const drugs = new Map(cells(drugLines).map((row) => [row[0]!, makeDrug(row, mix)]))
  const labs = new Map(cells(labLines).map((row) => [row[0]!, makeLab(row, mix)]))
  const list = <T>(keys: string, from: Map<string, T>): T[] =>
    keys === '' ? [] : keys.split(',').map((key) => from.get(key)!)
  return cells(conditionLines).map((row) => {
    const [key, code, american, english, us, chinese, weight, who, flags, drugKeys, labKeys] = row as [
      string,
      ...string[],
    ]
    return {
      key,
      code: mix === 'us' ? american! : code!,
      text: mix === 'us' && us !== '' ? us! : english!,
      chinese: chinese!,
      weight: Number(weight),
      who: who!,
      flags: flagsOf(flags!),
      drugs: list(drugKeys!, drugs),
      labs: list(labKeys!, labs),
    }
  })
}

/** Conditions that may happen to a person of this sex and age, by weight. */
export function fittingConditions(catalogue: readonly Condition[], sex: 'F' | 'M', age: number): Weighted<Condition> {
  const fits = ({ who }: Condition) => {
    if (who.includes('f') && sex !== 'F') return false
    if (who.includes('a') && age < 18) return false
    if (who.includes('c') && age >= 18) return false
    return !who.includes('y') || (age >= 19 && age <= 44)
  }
  return new Weighted(catalogue.filter(fits), (condition) => condition.weight)
}
