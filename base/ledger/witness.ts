import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { Problem } from '../errors.ts'
import { makeFolder, writeFileAtomically } from '../files/index.ts'
import { readIfThere } from './disk.ts'
import type { Ledger } from './ledger.ts'
import { parseCheckpoint } from './notes/checkpoint.ts'
import { cosign, cosignedAt } from './notes/cosignature.ts'
import { parseVkey, type Signer } from './notes/key.ts'
import { isSignedBy, parseNote } from './notes/signed-note.ts'
import { emptyRoot, type Hash } from './tree/hash.ts'
import { verifyConsistency } from './tree/verify-proof.ts'

/** What a log shows its witness. */
export interface WitnessRequest {
  /** Public key of the log. */
  vkey: string
  /** The signed checkpoint to be cosigned. */
  note: string
  /** The size that the witness has seen last, and the proof that the log has only grown since. */
  old: number
  proof: readonly Hash[]
}

/**
 * Somebody outside who remembers the newest checkpoint of a log and cosigns a newer one only after proof that nothing before it
 * has changed: from then on nobody can show two histories. A file here; over a network elsewhere.
 */
export interface Witness {
  readonly vkey: string
  /** Entries in the newest checkpoint it has seen of this log; 0 for none. */
  seen(origin: string): Promise<number>
  /** The cosignature line. Throws `LEDGER_DAMAGED` where the proof does not hold. */
  cosign(request: WitnessRequest): Promise<string>
}

/** Has the ledger's checkpoint cosigned; answers the note with the line, to be kept outside. Throws `LEDGER_DAMAGED` where the witness refuses or its line does not check. */
export async function askWitness(ledger: Ledger, witness: Witness): Promise<string> {
  const old = await witness.seen(ledger.origin)
  if (old > ledger.size)
    throw refused(`the witness has seen ${old} entries of it, and now it has ${ledger.size}: its end was cut off`)
  const note = ledger.checkpoint()
  const line = await witness.cosign({ vkey: ledger.vkey, note, old, proof: ledger.consistencyProof(old) })
  const cosigned = parseNote(Buffer.from(note + line))
  const key = parseVkey(witness.vkey)
  if (cosigned === undefined || key === undefined || cosignedAt(cosigned, key) === undefined)
    throw refused('the answer of the witness is not its cosignature')
  return note + line
}

/**
 * A witness that remembers in a folder (a share or stick that another person keeps): per log its key and newest checkpoint. The
 * first key that is shown for an origin is the one that counts from then on.
 */
export function fileWitness(folder: string, signer: Signer, clock: Clock): Witness {
  const pathOf = (origin: string): string =>
    join(folder, createHash('sha256').update(origin).digest('hex').slice(0, 32))
  return {
    vkey: signer.verifier.vkey,
    seen: async (origin) => remembered(pathOf(origin))?.size ?? 0,
    async cosign({ vkey, note, old, proof }) {
      const key = parseVkey(vkey)
      const now = parseCheckpoint(Buffer.from(note))
      if (key === undefined || now === undefined || !isSignedBy(now.note, key))
        throw refused('its checkpoint does not carry the signature of its key')
      const path = pathOf(now.origin)
      const before = remembered(path) ?? { vkey, size: 0, root: emptyRoot }
      if (before.vkey !== vkey) throw refused('it is signed with another key than before')
      if (before.size !== old || !verifyConsistency(old, now.size, before.root, now.root, proof))
        throw refused(`its first ${before.size} entries are not those that the witness has seen`)
      makeFolder(folder)
      writeFileAtomically(path, `${vkey}\n${note}`)
      return cosign(now.note, signer, clock.now())
    },
  }
}

function remembered(path: string): { vkey: string; size: number; root: Hash } | undefined {
  const text = readIfThere(path)
  if (text === undefined) return undefined
  const end = text.indexOf(10)
  const checkpoint = parseCheckpoint(text.subarray(end + 1))
  if (checkpoint === undefined) throw refused(`the memory of the witness, ${path}, is damaged`)
  return { vkey: Buffer.from(text.subarray(0, end)).toString(), size: checkpoint.size, root: checkpoint.root }
}

function refused(what: string): Problem {
  return new Problem(
    'LEDGER_DAMAGED',
    `The witness does not cosign the ledger: ${what}`,
    'Keep both copies and look with ./cordon verify LEDGER --since the last cosigned checkpoint',
  )
}
