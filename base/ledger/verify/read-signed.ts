import { fileNames } from '../ledger-folder.ts'
import { parseCheckpoint } from '../notes/checkpoint.ts'
import { parseVkey, type Verifier } from '../notes/key.ts'
import { isSignedBy, mostNoteBytes } from '../notes/signed-note.ts'
import type { SignedCheckpoint } from './check-anchors.ts'
import type { Findings } from './findings.ts'
import type { ProofFiles } from './proof-files.ts'

/** The key that signs the log: the one in the files, which must be the one that was given where one was. */
export async function readKey(
  files: ProofFiles,
  given: string | undefined,
  found: Findings,
): Promise<Verifier | undefined> {
  const text = Buffer.from((await files.read(fileNames.vkey, mostNoteBytes)) ?? '').toString('utf8')
  const key = parseVkey(text.replace(/\n$/, ''))
  if (key === undefined || text !== `${key.vkey}\n`) found.add('vkey is missing or is not a public key')
  if (given === undefined) return key
  if (key?.vkey !== given) found.add('vkey is not the key that was given with --key')
  return parseVkey(given)
}

/** The checkpoint, where it is one; whether its signature holds is among what is found. */
export async function readCheckpoint(
  files: ProofFiles,
  key: Verifier | undefined,
  found: Findings,
): Promise<SignedCheckpoint | undefined> {
  const bytes = await files.read(fileNames.checkpoint, mostNoteBytes)
  const checkpoint = bytes && parseCheckpoint(bytes)
  if (checkpoint === undefined) {
    found.add('checkpoint is missing or is not a signed checkpoint')
    return undefined
  }
  const before = found.wrong.length
  if (key === undefined || !isSignedBy(checkpoint.note, key)) found.add('checkpoint does not carry a signature of vkey')
  if (checkpoint.note.signatures.length !== 1) found.add('checkpoint carries more than the one signature of its log')
  found.passed(before, `signature of the checkpoint by ${key?.name} (key ${key?.id})`)
  return checkpoint
}
