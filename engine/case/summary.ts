import { elementNames } from '../elements/index.ts'
import { bands } from '../harm/index.ts'
import { type Item, isUnread } from './item.ts'
import { outcomeName, type Register, residenceIn } from './register.ts'
import { countGaps } from './write-items.ts'

/** summary.json: the numbers of a run; every one can be followed to a line of a CSV beside it. */
export interface Summary {
  version: string
  provider: string
  as_of: string
  sources: { path: string; kind: string; items: number; bytes: number; complete: boolean; why: string }[]
  items: { total: number; read: number; partial: number; unread: number }
  gaps: number
  bytes: number
  seconds: number
  people: { proven: number; possible: number; linked: number; ambiguous: number; unlisted: number }
  elements: Record<string, number>
  harm: Record<string, number>
  residence: Record<string, number>
  duties: { mandatory: number; recommended: number; conditional: number; earliest: string | null }
}

/** Counts people: outcomes, elements, harm bands, residence. */
export function countPeople(register: Register): Pick<Summary, 'people' | 'elements' | 'harm' | 'residence'> {
  const { people, exposures, harm } = register
  const counts = { proven: people.count, possible: 0, linked: 0, ambiguous: 0, unlisted: 0 }
  const elements = new Uint32Array(elementNames.length)
  const byBand: Record<string, number> = Object.fromEntries(bands.map((band) => [band, 0]))
  const residence: Record<string, number> = {}
  for (let person = 0; person < people.count; person++) {
    counts[outcomeName(people.outcome[person]!)]++
    const set = exposures.of(person)
    for (let element = 0; element < elements.length; element++) elements[element]! += set[element]!
    byBand[harm[person]!.band]!++
    const code = residenceIn(register, person)
    if (code !== '') residence[code] = (residence[code] ?? 0) + 1
  }
  const seen = elementNames.map((name, at) => [name, elements[at]!] as const).filter(([, count]) => count > 0)
  return {
    people: counts,
    elements: Object.fromEntries(seen.sort(([, a], [, b]) => b - a)),
    harm: byBand,
    residence: Object.fromEntries(Object.entries(residence).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
  }
}

/** Counts items and says of each source whether everything in it was read. */
export function countItems(
  items: readonly Item[],
  sources: readonly { path: string; kind: string; bytes: number }[],
): Pick<Summary, 'sources' | 'items' | 'gaps' | 'bytes'> {
  const partial = items.filter(({ state }) => state === 'partial').length
  const unread = items.filter(isUnread).length
  return {
    sources: sources.map((source, at) => {
      const own = items.filter((item) => item.source === at)
      const missing = own.filter((item) => isUnread(item) || item.state === 'partial').length
      const why = missing === 0 ? 'every item was read' : `${missing} of ${own.length} items could not be read in full`
      return {
        path: source.path,
        kind: source.kind,
        items: own.length,
        bytes: source.bytes,
        complete: missing === 0,
        why,
      }
    }),
    items: { total: items.length, read: items.length - partial - unread, partial, unread },
    gaps: countGaps(items),
    bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
