import type { Place } from './gather-places.ts'
import type { LookupKind } from './lookup.ts'

/** What is sealed of a person of the register, and needed wherever the person is shown or written to. */
export interface PersonWords {
  name: string
  chinese_name?: string
  patient_id?: string
  /** Of the link; for ambiguous people that of the best candidate. */
  probability: number
  language?: string
  minor?: boolean
  safe_address?: boolean
  deceased?: boolean
  addressee_name?: string
  address_lines?: string[]
}

/** What is sealed apart: how we know, for a person's own page. */
export interface PersonProof {
  /** Weights of the fields that decided, in words. */
  why: string
  /** Why the harm is what it is, in words. */
  reasons: string[]
  /** At most 200; `places` of the row counts all. */
  places: Place[]
  /** What the person is found by, as the roster or the evidence has it: tokens are cut, so whoever looks up compares. */
  lookups: Lookup[]
  /** Date of birth, `yyyy-mm-dd` where it is certain. */
  birth?: string
}

export interface Lookup {
  kind: LookupKind
  value: string
}

/** Everything of one person, before it is sealed. */
export interface PersonEntry {
  person: number
  outcome: 'linked' | 'ambiguous' | 'unlisted'
  band: string
  score: number
  flags: string[]
  elements: string[]
  grade: string
  residence: string
  addressee: string
  places: number
  decided: boolean
  words: PersonWords
  proof: PersonProof
}

const none: PersonProof = { why: '', reasons: [], places: [], lookups: [] }

/** The place of a person's sealed fields: number within a run. */
export const placeOfWords = (run: string, person: number) => ({ table: 'people', row: `${run} ${person}` })
export const placeOfProof = (run: string, person: number) => ({ table: 'people.proof', row: `${run} ${person}` })

/** The proof of a row; empty for registers of before it was kept apart. */
export function openProof(
  open: <T>(place: { table: string; row: string }, sealed: Uint8Array) => T,
  run: string,
  { person, proof }: { person: number; proof: Uint8Array | null },
): PersonProof {
  return proof === null ? none : open<PersonProof>(placeOfProof(run, person), proof)
}
