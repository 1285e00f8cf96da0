import type { IdentityTable } from '../link/index.ts'
import type { Block } from '../mentions/index.ts'

/** Where a block comes from, as numbers that grow in path order: keys of a data set are trusted item first, source last. */
export interface Origin {
  item: number
  /** The folder or container the item lies in. */
  folder: number
  source: number
}

export interface LocatedBlock {
  origin: Origin
  block: Block
}

/** What the linker answers for a batch, column by column (`engine/people/link`). */
export interface Outcomes {
  /** `Outcome` per mention. */
  outcome: Uint8Array
  /** Row in the roster, -1 unless linked. */
  patient: Int32Array
  probability: Float32Array
  candidates(at: number): { patient: number; probability: number }[]
  why(at: number, patient: number): string
  /** True where a reviewer's decision is the answer, not the linker's own. */
  decided?(at: number): boolean
}

export interface Links {
  link(mentions: IdentityTable): Outcomes
}

export const Outcome = { linked: 0, ambiguous: 1, unlisted: 2 } as const

/** Of one ambiguous person: its fields, each once, and a signature (`signatureOf`) for each piece of evidence. */
export interface Doubt {
  signatures: string[]
  fields: { element: number; part: number; value: string }[]
}

/** The people of the register, one per human being, as columns. */
export interface People {
  count: number
  outcome: Uint8Array
  /** Row in the roster of linked people, else -1. */
  patient: Int32Array
  /** Of the link; for ambiguous people that of the best candidate, for unlisted ones that of being none of the roster's. */
  probability: Float32Array
  /** A name as printed in the evidence; '' where none was. */
  name: string[]
  /** Of ambiguous people, best first, at most 5. */
  candidates: Map<number, { patient: number; probability: number; why: string }[]>
  /** What is known of ambiguous people, for whoever decides, and the signatures that a decision is kept under. */
  doubts: Map<number, Doubt>
  /** 1 where a reviewer decided about at least one piece of evidence of this person. */
  decided: Uint8Array
  /** Why a person was linked (weights of the best mention's fields), or why not. */
  why: string[]
}

export interface Resolution {
  people: People
  /** For each block, in the order given: the person of each of its mentions, or `nobody`. */
  personOf: Uint32Array[]
}
