import type { LedgerEntry } from '../entries/entry.ts'
import { type EntryKinds, engineKinds } from '../entries/kinds.ts'
import { fileNames } from '../ledger-folder.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { cosignedAt } from '../notes/cosignature.ts'
import { parseVkey, type Verifier } from '../notes/key.ts'
import { isSignedBy, mostNoteBytes, type SignedNote } from '../notes/signed-note.ts'
import { isTileOf } from '../tiles/tile-path.ts'
import { sameHash } from '../tree/hash.ts'
import { tileWidth } from '../tree/tile-tree.ts'
import { checkEntries, type EntriesRead } from './check-entries.ts'
import { Enough, Findings, type Wrong } from './findings.ts'
import type { ProofFiles } from './proof-files.ts'

export interface VerifyOptions {
  /** A checkpoint of this log from earlier, as kept elsewhere: the log must be its continuation. */
  since?: Uint8Array
  /** The vkey that the log must be signed with, as told by other means. Without it the one in the folder is taken. */
  vkey?: string
  /** vkey of a witness that must have cosigned the earlier checkpoint. */
  witness?: string
  kinds?: EntryKinds
  /** Stop after so many things wrong (default 100). */
  most?: number
}

export interface Verification {
  /** What was checked and held. */
  checked: string[]
  wrong: Wrong[]
  remarks: string[]
  checkpoint?: Checkpoint
  vkey?: string
  /** Entries of kind run.started and run.finished, in order. */
  runs: LedgerEntry[]
}

type SignedCheckpoint = Checkpoint & { note: SignedNote }

/** Kinds of entries that the checks of result files need. */
const wanted = new Set(['run.started', 'run.finished'])

/**
 * Checks a ledger from its files alone: no database, no secret key, no network. Every entry, tile, the root, the signature, order of
 * numbers and times, and that nothing else lies there. Never throws for what is wrong in the files; that is the answer.
 */
export async function verifyLedger(files: ProofFiles, options: VerifyOptions = {}): Promise<Verification> {
  const found = new Findings(options.most ?? 100)
  const answer: Verification = { checked: found.checked, wrong: found.wrong, remarks: found.remarks, runs: [] }
  try {
    const key = await readKey(files, options, found)
    const checkpoint = await readCheckpoint(files, key, found)
    if (key !== undefined) answer.vkey = key.vkey
    if (checkpoint === undefined) return answer
    answer.checkpoint = checkpoint
    if (!checkFileNames(files, checkpoint.size, found)) return answer
    const since = readSince(options, checkpoint, key, found)
    const before = found.wrong.length
    const sizes = new Set([checkpoint.size, ...(since === undefined ? [] : [since.size])])
    const read = await checkEntries(files, checkpoint.size, { ...options.kinds, ...engineKinds }, wanted, sizes, found)
    answer.runs = read.picked
    found.passed(before, `${checkpoint.size} entries, each in its place, in its form and in order of time`)
    checkRoots(read, checkpoint, since, found)
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    found.remark('The check stopped here: there is more wrong than it lists')
  }
  return answer
}

async function readKey(files: ProofFiles, options: VerifyOptions, found: Findings): Promise<Verifier | undefined> {
  const text = Buffer.from((await files.read(fileNames.vkey, mostNoteBytes)) ?? '').toString('utf8')
  const key = parseVkey(text.replace(/\n$/, ''))
  if (key === undefined || text !== `${key.vkey}\n`) found.add('vkey is missing or is not a public key')
  if (options.vkey === undefined) return key
  if (key?.vkey !== options.vkey) found.add('vkey is not the key that was given with --key')
  return parseVkey(options.vkey)
}

async function readCheckpoint(
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

/** Answers false where the files cannot possibly hold as many entries as claimed: then there is nothing to read. */
function checkFileNames(files: ProofFiles, size: number, found: Findings): boolean {
  const before = found.wrong.length
  const paths = files.list()
  if (size > paths.length * tileWidth) {
    found.add(`checkpoint claims ${size} entries, more than ${paths.length} files can hold`)
    return false
  }
  for (const path of paths) {
    if (path === fileNames.lock) found.remark('in-use is there: the ledger is being written, or a run was cut off')
    else if (path === fileNames.pending)
      found.add('pending is there: an append was cut off; the next run on this folder mends it')
    else if (path !== fileNames.checkpoint && path !== fileNames.vkey && !isTileOf(path, size))
      found.add(`${path} does not belong to a ledger of ${size} entries`)
  }
  found.passed(before, 'no file beyond those of the checkpoint')
  return true
}

function readSince(
  { since, witness }: VerifyOptions,
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

function checkRoots({ roots }: EntriesRead, now: Checkpoint, since: Checkpoint | undefined, found: Findings): void {
  const before = found.wrong.length
  if (!sameHash(roots.get(now.size)!, now.root)) found.add('the entries do not give the root of the checkpoint')
  found.passed(before, `tiles and root ${Buffer.from(now.root).toString('base64')}`)
  if (since === undefined) return
  const middle = found.wrong.length
  if (!sameHash(roots.get(since.size)!, since.root))
    found.add(`the first ${since.size} entries are not those of the earlier checkpoint: history was rewritten`)
  found.passed(middle, `continuation of the earlier checkpoint at ${since.size} entries`)
}
