import { readData } from '../../base/data.ts'

interface CapacityData {
  implies: Record<string, string[]>
  bound_to_place: string[]
  by_designation: Record<string, string>
  also_known: string[]
}

const data = readData('duties/capacities.yaml') as CapacityData
const boundToPlace = new Set(data.bound_to_place)

export const designationWords: readonly string[] = Object.keys(data.by_designation)
export const knownRoles: readonly string[] = [
  ...new Set([
    ...Object.keys(data.implies),
    ...Object.values(data.implies).flat(),
    ...data.bound_to_place,
    ...data.also_known,
  ]),
]

/** Each capacity that follows from the roles, with the role it follows from ("controller" from "healthcare-provider"). */
export function capacitiesOf(roles: readonly string[]): ReadonlyMap<string, string> {
  const capacities = new Map<string, string>([['any-organisation', 'any organisation']])
  const add = (role: string, from: string): void => {
    if (capacities.has(role)) return
    capacities.set(role, from)
    for (const next of data.implies[role] ?? []) add(next, from)
  }
  for (const role of roles) add(role, role)
  return capacities
}

/** True where a capacity exists only in the place in which the entity itself works. */
export function isBoundToPlace(role: string): boolean {
  return boundToPlace.has(role)
}

export function isByDesignation(role: string): boolean {
  return Object.values(data.by_designation).includes(role)
}

/** "hk-critical-infrastructure" -> place HK, role critical-infrastructure-operator; undefined where it is no designation. */
export function parseDesignation(word: string): { place: string; role: string } | undefined {
  const lower = word.toLowerCase()
  const short = designationWords.find((known) => lower.endsWith(`-${known}`))
  if (short === undefined) return undefined
  return { place: lower.slice(0, -short.length - 1).toUpperCase(), role: data.by_designation[short]! }
}
