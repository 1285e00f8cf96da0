import type { Place } from './gather-places.ts'

/** What is sealed of a person of the register. */
export interface PersonWords {
  name: string
  chinese_name?: string
  patient_id?: string
  /** Of the link; for ambiguous people that of the best candidate. */
  probability: number
  /** Weights of the fields that decided, in words. */
  why: string
  /** Why the harm is what it is, in words. */
  reasons: string[]
  language?: string
  minor?: boolean
  safe_address?: boolean
  deceased?: boolean
  addressee_name?: string
  address_lines?: string[]
  /** At most 200; `places` of the row counts all. */
  places: Place[]
}
