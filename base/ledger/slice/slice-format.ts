import { canonicalJson } from '../entries/canonical-json.ts'
import { type Hash, hashBytes } from '../tree/hash.ts'

/** Single entries of a log with the proof that each is in it, for whoever may see these and not the others. */
export interface Slice {
  /** The signed note that the proofs lead to. */
  checkpoint: string
  entries: SliceEntry[]
}

export interface SliceEntry {
  /** The entry as it lies in the log, to the byte. */
  bytes: Uint8Array
  /** Hashes from its leaf to the root. */
  proof: Hash[]
}

/** The files of a slice, below `slice/` in a pack. */
export const sliceNames = { vkey: 'vkey', checkpoint: 'checkpoint', entries: 'entries.jsonl' } as const

/** One line, without its end: the entry in its canonical form, and its proof as hashes in hex. */
export function encodeSliceLine({ bytes, proof }: SliceEntry): string {
  const hashes = proof.map((hash) => `"${Buffer.from(hash).toString('hex')}"`).join(',')
  return `{"entry":${Buffer.from(bytes).toString('latin1')},"proof":[${hashes}]}`
}

/** A log of 2^53 entries has no longer path. */
const mostSteps = 64
const hexHash = new RegExp(`^[0-9a-f]{${hashBytes * 2}}$`)

/** Reads a line back, to the letter; in words why it is none. */
export function decodeSliceLine(line: string): SliceEntry | string {
  try {
    const { entry, proof } = (JSON.parse(line) ?? {}) as { entry?: unknown; proof?: unknown }
    if (typeof entry !== 'object' || entry === null || !isProof(proof)) return 'it is not an entry with its proof'
    const slice = {
      bytes: Buffer.from(canonicalJson(entry), 'latin1'),
      proof: proof.map((hash) => Buffer.from(hash, 'hex')),
    }
    return encodeSliceLine(slice) === line ? slice : 'it is not written in its one form'
  } catch {
    return 'it is not JSON of the form that entries have'
  }
}

function isProof(proof: unknown): proof is string[] {
  return (
    Array.isArray(proof) &&
    proof.length <= mostSteps &&
    proof.every((hash) => typeof hash === 'string' && hexHash.test(hash))
  )
}
