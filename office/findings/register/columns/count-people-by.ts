import { elementNames } from '../../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../../engine/harm/index.ts'
import { addressees, elementWords, outcomes, type RegisterColumns } from './columns.ts'
import { fitting, type PeopleFilter } from './pick-people.ts'

/** How many people there are of each kind; kinds without anybody are left out. */
export interface PeopleCounts {
  total: number
  matching: number
  decided: number
  outcome: Record<string, number>
  band: Record<string, number>
  residence: Record<string, number>
  addressee: Record<string, number>
  flag: Record<string, number>
  element: Record<string, number>
}

export function countPeopleBy(columns: RegisterColumns, filter: PeopleFilter): PeopleCounts {
  const fits = fitting(columns, filter)
  const of = (list: readonly string[]) => new Uint32Array(list.length)
  const [outcome, band, residence] = [of(outcomes), of(bands), of(columns.residences)]
  const [addressee, flag, element] = [of(addressees), of(harmFlags), of(elementNames)]
  let matching = 0
  let decided = 0
  for (let person = 0; person < columns.count; person++) {
    if (!fits(person)) continue
    matching++
    decided += columns.decided[person]!
    outcome[columns.outcome[person]!]!++
    band[columns.band[person]!]!++
    residence[columns.residence[person]!]!++
    addressee[columns.addressee[person]!]!++
    countBits(columns.flags[person]!, 0, flag)
    for (let word = 0; word < elementWords; word++)
      countBits(columns.elements[person * elementWords + word]!, word * 32, element)
  }
  return {
    total: columns.count,
    matching,
    decided,
    outcome: named(outcomes, outcome),
    band: named(bands, band),
    residence: named(columns.residences, residence),
    addressee: named(addressees, addressee),
    flag: named(harmFlags, flag),
    element: named(elementNames, element),
  }
}

function countBits(bits: number, first: number, counts: Uint32Array): void {
  for (let left = bits; left !== 0; left &= left - 1) counts[first + 31 - Math.clz32(left & -left)]!++
}

function named(list: readonly string[], counts: Uint32Array): Record<string, number> {
  return Object.fromEntries(list.map((word, at) => [word, counts[at]!] as const).filter(([, count]) => count > 0))
}
