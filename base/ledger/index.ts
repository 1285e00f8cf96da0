/**
 * The tamper-evident log: entries under a Merkle tree (RFC 6962) in tiles (C2SP tlog-tiles) with a signed checkpoint, and the check
 * that an outsider runs on it. Format and threat model: docs/design/ledger.md.
 */
export { complaintAbout } from './entries/check-entry.ts'
export { EntryRefused } from './entries/encode-entry.ts'
export type { Fact, LedgerEntry, NewEntry } from './entries/entry.ts'
export { type EntryKind, type EntryKinds, engineKinds, type FactType } from './entries/kinds.ts'
export { looksPersonal } from './entries/personal-shapes.ts'
export { referenceTo } from './entries/reference.ts'
export { exportCheckpoint, exportTimestamped } from './export-checkpoint.ts'
export { type FrozenLedger, freezeLedger } from './freeze-ledger.ts'
export type { Ledger } from './ledger.ts'
export type { Checkpoint } from './notes/checkpoint.ts'
export { parseVkey, type SignatureType, type Signer, signatureTypes, signerOf, type Verifier } from './notes/key.ts'
export { type LedgerKey, openKeyFile } from './notes/key-file.ts'
export { isSignedBy, parseNote, signNote } from './notes/signed-note.ts'
export { type LedgerOptions, openLedger } from './open-ledger.ts'
export { checkPhrase, printCheckpoint } from './print-checkpoint.ts'
export {
  hashOfItems,
  type RunFacts,
  type RunRecord,
  type RunResults,
  recordRun,
  type SourceFacts,
} from './record-run.ts'
export { encodeEntryProof } from './slice/entry-proof.ts'
export { encodeSliceLine, type Slice, type SliceEntry, sliceNames } from './slice/slice-format.ts'
export { hashOfEntries, sliceFolder, verifySlice } from './slice/verify-slice.ts'
export { isTileOf } from './tiles/tile-path.ts'
export { readRoots } from './timestamp/read-roots.ts'
export { type Fetch, requestTimestamp, type TimestampService } from './timestamp/request-timestamp.ts'
export { type Timestamp, type TimestampOptions, verifyTimestamp } from './timestamp/verify-timestamp.ts'
export type { Hash } from './tree/hash.ts'
export { verifyConsistency, verifyInclusion } from './tree/verify-proof.ts'
export type { Wrong } from './verify/findings.ts'
export { verifyProof } from './verify/open-proof.ts'
export type { ProofFiles } from './verify/proof-files.ts'
export { type Verification, type VerifyOptions, verifyLedger } from './verify/verify-ledger.ts'
export { askWitness, fileWitness, type Witness, type WitnessRequest } from './witness.ts'
