import { elementNames } from '../../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../../engine/harm/index.ts'
import { addressees, bitsOf, elementWords, outcomes, type RegisterColumns } from './columns.ts'

/** Whom to show. Of outcomes, bands, places and addressees one must fit; of flags and elements all. Absent: anybody. */
export interface PeopleFilter {
  outcome?: readonly string[] | undefined
  band?: readonly string[] | undefined
  residence?: readonly string[] | undefined
  addressee?: readonly string[] | undefined
  flags?: readonly string[] | undefined
  elements?: readonly string[] | undefined
  decided?: boolean | undefined
}

export type PeopleOrder = 'harm' | 'number'

/** Does a person fit? Words that no list has fit nobody. */
export function fitting(columns: RegisterColumns, filter: PeopleFilter): (person: number) => boolean {
  const { outcome, band, residence, addressee, flags, elements, decided } = filter
  const checks: ((person: number) => boolean)[] = []
  const oneOf = (list: readonly string[], wanted: readonly string[] | undefined, column: Uint8Array | Uint16Array) => {
    if (wanted === undefined) return
    const allowed = Uint8Array.from(list, (word) => (wanted.includes(word) ? 1 : 0))
    checks.push((person) => allowed[column[person]!] === 1)
  }
  oneOf(outcomes, outcome, columns.outcome)
  oneOf(bands, band, columns.band)
  oneOf(columns.residences, residence, columns.residence)
  oneOf(addressees, addressee, columns.addressee)
  if (decided !== undefined) checks.push((person) => (columns.decided[person] === 1) === decided)
  if (flags !== undefined) checks.push(hasAll(columns.flags, harmFlags, flags, 1))
  if (elements !== undefined) checks.push(hasAll(columns.elements, elementNames, elements, elementWords))
  return (person) => {
    for (const check of checks) if (!check(person)) return false
    return true
  }
}

function hasAll(
  column: Uint32Array,
  list: readonly string[],
  wanted: readonly string[],
  length: number,
): (person: number) => boolean {
  if (!wanted.every((word) => list.includes(word))) return () => false
  const bits = bitsOf(list, wanted, length)
  return (person) => {
    for (let word = 0; word < length; word++)
      if ((column[person * length + word]! & bits[word]!) >>> 0 !== bits[word]) return false
    return true
  }
}

/**
 * The next `limit` people after person `after` (from the first without one) who fit, in that order, and how many fit in all. `from` passes over
 * so many of those who fit, for whoever jumps into the middle of a table. The register of a run never changes, so pages neither repeat nor skip
 * anybody.
 */
export function pickPeople(
  columns: RegisterColumns,
  filter: PeopleFilter,
  order: PeopleOrder,
  limit: number,
  after?: number,
  from = 0,
): { people: number[]; matching: number; next?: number } {
  const fits = fitting(columns, filter)
  const rankOf = (person: number) => (order === 'harm' ? columns.rankByHarm[person]! : person)
  const first = after === undefined ? 0 : after < columns.count ? rankOf(after) + 1 : columns.count
  const people: number[] = []
  let matching = 0
  let more = false
  for (let rank = 0; rank < columns.count; rank++) {
    const person = order === 'harm' ? columns.byHarm[rank]! : rank
    if (!fits(person)) continue
    matching++
    if (rank < first || matching <= from) continue
    if (people.length < limit) people.push(person)
    else more = true
  }
  return { people, matching, ...(more && { next: people.at(-1)! }) }
}
