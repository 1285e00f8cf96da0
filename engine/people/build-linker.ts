import { Linker } from './link/index.ts'
import { type Roster, rosterIdentities } from './rosters/index.ts'

/** A linker for the provider's roster. Build it once: it holds the whole index in memory. */
export function buildLinker(roster: Roster): Linker {
  return new Linker(rosterIdentities(roster))
}
