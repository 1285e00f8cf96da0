import type { X509Certificate } from 'node:crypto'
import { fileNames } from '../ledger-folder.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { cosignedAt } from '../notes/cosignature.ts'
import { parseVkey, type Verifier } from '../notes/key.ts'
import { isSignedBy, mostNoteBytes, type SignedNote } from '../notes/signed-note.ts'
import { type Timestamp, verifyTimestamp } from '../timestamp/verify-timestamp.ts'
import type { Findings } from './findings.ts'
import type { ProofFiles } from './proof-files.ts'

export type SignedCheckpoint = Checkpoint & { note: SignedNote }

/** What somebody outside has kept of the ledger, or said about it. */
export interface Anchors {
  /** A checkpoint of this log from earlier, as kept elsewhere: the log must be its continuation. */
  since?: Uint8Array
  /** vkey of a witness that must have cosigned the earlier checkpoint. */
  witness?: string
  /** A time stamp (RFC 3161) of the earlier checkpoint, or of the ledger's own where none is given, and the roots that vouch for its service. */
  timestamp?: { file: Uint8Array; roots: readonly X509Certificate[] }
}

/** The earlier checkpoint, where it can be one of this log; whether the log is its continuation is found from the entries. */
export function readSince(
  { since, witness }: Anchors,
  now: Checkpoint,
  key: Verifier | undefined,
  found: Findings,
): SignedCheckpoint | undefined {
  const earlier = since && parseCheckpoint(since)
  if (since === undefined) return undefined
  if (earlier === undefined || key === undefined || !isSignedBy(earlier.note, key) || earlier.origin !== now.origin) {
    found.add('the earlier checkpoint is not one of this log, signed with its key')
    return undefined
  }
  if (witness !== undefined) checkWitness(earlier, witness, found)
  if (earlier.size <= now.size) return earlier
  found.add(`the earlier checkpoint has ${earlier.size} entries, this ledger only ${now.size}: its end was cut off`)
  return undefined
}

function checkWitness({ note }: SignedCheckpoint, vkey: string, found: Findings): void {
  const witness = parseVkey(vkey)
  const at = witness && cosignedAt(note, witness)
  if (at === undefined) found.add('the earlier checkpoint does not carry a cosignature of the witness')
  else found.checked.push(`cosignature of ${witness?.name} under the earlier checkpoint, ${new Date(at).toISOString()}`)
}

/** Whether the time stamp is of the earlier checkpoint, or of the ledger's own, and holds. Says what it then proves. */
export async function checkTimestamp(
  files: ProofFiles,
  { since, timestamp }: Anchors,
  stamped: Checkpoint | undefined,
  found: Findings,
): Promise<Timestamp | undefined> {
  if (timestamp === undefined || stamped === undefined) return undefined
  const note = since ?? (await files.read(fileNames.checkpoint, mostNoteBytes)) ?? new Uint8Array()
  const answer = verifyTimestamp(timestamp.file, note, timestamp.roots)
  if (typeof answer === 'string') {
    const hint = since === undefined ? '; the checkpoint that it was made for is given with --since' : ''
    found.add(`the time stamp does not hold: ${answer}${hint}`)
    return undefined
  }
  const within = answer.accuracyMs === undefined ? '' : ` (within ${answer.accuracyMs} ms)`
  found.checked.push(
    `time stamp: the first ${stamped.size} entries were there at ${new Date(answer.at).toISOString()}${within}, as ${answer.service} signed; ` +
      `its certificate leads to the given root ${answer.root}`,
  )
  found.remark('Whether the certificate of the time-stamp service was revoked cannot be found out offline')
  return answer
}
