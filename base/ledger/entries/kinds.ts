/**
 * count: whole number from 0. sha256: 64 hex digits. code: a word from a closed list, a version, a state. instant: UTC with
 * milliseconds. counts and hashes: many of these by name.
 */
export type FactType = 'count' | 'sha256' | 'code' | 'instant' | 'counts' | 'hashes'

/** What an entry of a kind must state, all of it and nothing else. */
export interface EntryKind {
  /** The noun of its subject; undefined where it has none. */
  subject?: string
  facts: Readonly<Record<string, FactType>>
}

export type EntryKinds = Readonly<Record<string, EntryKind>>

/** Kinds that the engine and the ledger itself write. The office passes its own beside these. */
export const engineKinds: EntryKinds = {
  'run.started': { facts: { version: 'code', settings: 'sha256', sources: 'count' } },
  'source.hashed': { subject: 'source', facts: { items: 'count', bytes: 'count', sha256: 'sha256' } },
  'run.finished': { facts: { counts: 'counts', results: 'hashes' } },
  'clock.behind': { facts: { milliseconds: 'count' } },
  /** The files of a proof pack; then how many entries of its case there are up to that one, and SHA-256 over their leaf hashes. */
  'proof.made': { subject: 'proof', facts: { files: 'hashes' } },
  'proof.sealed': { subject: 'proof', facts: { entries: 'count', sha256: 'sha256' } },
  'checkpoint.anchored': { facts: { size: 'count', sha256: 'sha256', where: 'code' } },
}
