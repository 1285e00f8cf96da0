import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import type { PersonRow } from './column.ts'

/** What a source knows of one person. */
export function rowOf(world: World, person: Person, source: string): PersonRow {
  return { person, seen: world.seen(person, source), record: world.record(person) }
}
