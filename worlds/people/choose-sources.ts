import { Random, Weighted } from '../random.ts'
import type { Mix, Person } from './person.ts'

/** The bodies of stolen data. Somebody who was hit stands in one of them, often in more; some only in documents. */
export const sources = [
  'export',
  'old-clinic',
  'postgres',
  'mysql',
  'hl7',
  'fhir',
  'billing',
  'pharmacy',
  'documents',
] as const
export type Source = (typeof sources)[number]

const shares: Record<Source, number> = {
  export: 30,
  'old-clinic': 9,
  postgres: 16,
  mysql: 12,
  hl7: 11,
  fhir: 10,
  billing: 7,
  pharmacy: 5,
  documents: 0,
}

/** Share of patients whose data was taken. */
export const hitShare = 0.6

/**
 * Decides who stands in which source. All outsiders are in the leak (that is what makes them known at all); `inDocuments`
 * people are left to documents alone, and everybody hit may occur in documents as well.
 */
export function chooseSources(
  mix: Mix,
  seed: number,
  people: readonly Person[],
  inDocuments: number,
): Record<Source, Person[]> {
  const random = new Random(seed, 'sources')
  const chosen = Object.fromEntries(sources.map((source) => [source, [] as Person[]])) as Record<Source, Person[]>
  const open = sources.filter((source) => source !== 'documents' && (mix === 'hk' || source !== 'old-clinic'))
  const first = new Weighted(open, (source) => shares[source])
  const onlyDocuments = inDocuments / Math.max(1, people.length * hitShare)
  for (const person of people) {
    if (person.isPatient && !random.chance(hitShare)) continue
    if (random.chance(onlyDocuments)) {
      chosen.documents.push(person)
      continue
    }
    const main = first.draw(random)
    for (const source of open) if (source === main || random.chance(shares[source] / 140)) chosen[source].push(person)
  }
  return chosen
}
