import type { Harm } from '../harm/index.ts'
import { type Exposures, Outcome, type People } from '../people/index.ts'

/** What the register needs of a roster patient. */
export interface PatientRecord {
  id: string
  name: string
  chineseName: string
  /** Date of birth, `yyyy-mm-dd` where it is certain. */
  birth: string
  /** ISO 3166 code, '' where unknown. */
  residence: string
  addressee: 'self' | 'guardian' | 'next-of-kin' | 'safe-address' | 'none'
  addresseeName: string
  addressLines: string[]
  language: string
  minor: boolean
  safeAddress: boolean
  deceased: boolean
}

/** The list of affected people and their exposures: the answer of a run, from which every number is counted. */
export interface Register {
  people: People
  exposures: Exposures
  /** Harm of each person, by index; people with the same exposures share one object. */
  harm: readonly Harm[]
  /** The roster's record of a person, undefined for people who are not linked. */
  patient(person: number): PatientRecord | undefined
}

/** `P000001`: numbers people in the order of the register, which is the same for the same evidence. */
export function personId(person: number): string {
  return `P${String(person + 1).padStart(6, '0')}`
}

export function outcomeName(outcome: number): 'linked' | 'ambiguous' | 'unlisted' {
  return outcome === Outcome.linked ? 'linked' : outcome === Outcome.ambiguous ? 'ambiguous' : 'unlisted'
}

export function nameIn(register: Register, person: number): string {
  return register.patient(person)?.name ?? register.people.name[person]!
}

export function residenceIn(register: Register, person: number): string {
  return register.patient(person)?.residence ?? ''
}
