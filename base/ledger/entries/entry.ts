/** A value that an entry may state: never free text. */
export type Fact = number | string | { [name: string]: number | string }

/** What is to be recorded; the ledger adds its number, and the time where none is given. */
export interface NewEntry {
  /** When it happened, milliseconds since 1970; never before the entry above it. Unless given, when it is appended. */
  at?: number
  /** `program:cordon-0.1.0`, or `person:` and a keyed reference. */
  actor: string
  /** A kind from the registry. */
  what: string
  /** Whom or what it concerns: `noun:` and a keyed reference (never an id, never a name), or null. */
  subject: string | null
  facts: { [name: string]: Fact }
}

/** One line of the ledger. `seq` counts from 0; `at` is UTC with milliseconds and never runs backwards. */
export interface LedgerEntry extends Omit<NewEntry, 'at'> {
  seq: number
  at: string
}
