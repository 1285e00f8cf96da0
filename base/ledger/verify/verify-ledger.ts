import type { LedgerEntry } from '../entries/entry.ts'
import { type EntryKinds, engineKinds } from '../entries/kinds.ts'
import { fileNames } from '../ledger-folder.ts'
import type { Checkpoint } from '../notes/checkpoint.ts'
import { isTileOf } from '../tiles/tile-path.ts'
import type { Timestamp } from '../timestamp/verify-timestamp.ts'
import { sameHash } from '../tree/hash.ts'
import { tileWidth } from '../tree/tile-tree.ts'
import { type Anchors, checkTimestamp, readSince } from './check-anchors.ts'
import { checkEntries, type EntriesRead } from './check-entries.ts'
import { Enough, Findings, type Wrong } from './findings.ts'
import type { ProofFiles } from './proof-files.ts'
import { readCheckpoint, readKey } from './read-signed.ts'

export interface VerifyOptions extends Anchors {
  /** The vkey that the log must be signed with, as told by other means. Without it the one in the folder is taken. */
  vkey?: string
  /** Answer also what the checkpoint was at this size, to compare with a printed page. */
  at?: number
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
  /** The first entries of `at`, reckoned from the entries. */
  at?: Checkpoint
  /** The time stamp, where it holds. */
  timestamp?: Timestamp
  /** Entries of kind run.started and run.finished, in order. */
  runs: LedgerEntry[]
}

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
    const key = await readKey(files, options.vkey, found)
    const checkpoint = await readCheckpoint(files, key, found)
    if (key !== undefined) answer.vkey = key.vkey
    if (checkpoint === undefined) return answer
    answer.checkpoint = checkpoint
    if (!checkFileNames(files, checkpoint.size, found)) return answer
    const since = readSince(options, checkpoint, key, found)
    const stamp = await checkTimestamp(files, options, options.since === undefined ? checkpoint : since, found)
    if (stamp !== undefined) answer.timestamp = stamp
    const before = found.wrong.length
    const sizes = new Set([checkpoint.size, ...[since?.size, options.at].filter((size) => size !== undefined)])
    const read = await checkEntries(files, checkpoint.size, { ...options.kinds, ...engineKinds }, wanted, sizes, found)
    answer.runs = read.picked
    found.passed(before, `${checkpoint.size} entries, each in its place, in its form and in order of time`)
    checkRoots(read, checkpoint, since, found)
    const then = options.at === undefined ? undefined : checkpointAt(options.at, read, checkpoint, found)
    if (then !== undefined) answer.at = then
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    found.remark('The check stopped here: there is more wrong than it lists')
  }
  return answer
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

function checkpointAt(size: number, { roots }: EntriesRead, now: Checkpoint, found: Findings): Checkpoint | undefined {
  const root = roots.get(size)
  if (root === undefined) found.add(`there are no ${size} entries to compare a printed page with, only ${now.size}`)
  return root && { origin: now.origin, size, root }
}
