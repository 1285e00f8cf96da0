import { type Hash, hashBytes } from '../tree/hash.ts'
import type { Signer } from './key.ts'
import { parseNote, type SignedNote, signNote } from './signed-note.ts'

/** The whole log in three lines: which log, how many entries, their root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log; also the name of the key that signs it. */
  origin: string
  size: number
  root: Hash
}

export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(checkpointText(checkpoint), signer)
}

/** `origin`, size and base64 root, each on its line. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

/** Reads a signed checkpoint; undefined where it is none. Whether its signatures hold is asked of `note` afterwards. */
export function parseCheckpoint(bytes: Uint8Array): (Checkpoint & { note: SignedNote }) | undefined {
  const note = parseNote(bytes)
  const [origin, size, root] = note?.text.split('\n') ?? []
  if (note === undefined || !origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '')) return undefined
  const hash = Buffer.from(root ?? '', 'base64')
  if (hash.length !== hashBytes || hash.toString('base64') !== root || !Number.isSafeInteger(Number(size)))
    return undefined
  return { origin, size: Number(size), root: hash, note }
}
