/**
 * The tamper-evident log: entries under a Merkle tree (RFC 6962) in tiles (C2SP tlog-tiles) with a signed checkpoint, and the check
 * that an outsider runs on it. Format and threat model: docs/design/ledger.md.
 */
export { EntryRefused } from './entries/encode-entry.ts'
export type { Fact, LedgerEntry, NewEntry } from './entries/entry.ts'
export { type EntryKind, type EntryKinds, engineKinds, type FactType } from './entries/kinds.ts'
export { looksPersonal } from './entries/personal-shapes.ts'
export { referenceTo } from './entries/reference.ts'
export type { Ledger } from './ledger.ts'
export { parseVkey, type Signer, type Verifier } from './notes/key.ts'
export { type LedgerKey, openKeyFile } from './notes/key-file.ts'
export { type LedgerOptions, openLedger } from './open-ledger.ts'
