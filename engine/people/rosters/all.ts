import type { RosterReader } from './contract.ts'
import { csv } from './csv.ts'
import { fhir } from './fhir.ts'

/** Every form of roster that is understood; the first that accepts a file reads it. */
export const rosterReaders: readonly RosterReader[] = [fhir, csv]
