/** A value that an entry may state: never free text. */
export type Fact = number | string | { [name: string]: number | string }

/** What is to be recorded; the ledger adds its number and the time. */
export interface NewEntry {
  /** `program:cordon-0.1.0`, or `person:` and a keyed reference. */
  actor: string
  /** A kind from the registry. */
  what: string
  /** Whom or what it concerns: `noun:` and a keyed reference (never an id, never a name), or null. */
  subject: string | null
  facts: { [name: string]: Fact }
}

/** One line of the ledger. `seq` counts from 0; `at` is UTC with milliseconds and never runs backwards. */
export interface LedgerEntry extends NewEntry {
  seq: number
  at: string
}
