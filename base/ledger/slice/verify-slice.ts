import { createHash } from 'node:crypto'
import { decodeEntry } from '../entries/encode-entry.ts'
import type { LedgerEntry } from '../entries/entry.ts'
import { engineKinds } from '../entries/kinds.ts'
import type { Checkpoint } from '../notes/checkpoint.ts'
import { type Hash, leafHash, sameHash } from '../tree/hash.ts'
import { verifyInclusion } from '../tree/verify-proof.ts'
import { checkTimestamp } from '../verify/check-anchors.ts'
import { KindCheck } from '../verify/check-kinds.ts'
import { Enough, Findings } from '../verify/findings.ts'
import { filesBelow, type ProofFiles } from '../verify/proof-files.ts'
import { readCheckpoint, readKey } from '../verify/read-signed.ts'
import type { Verification, VerifyOptions } from '../verify/verify-ledger.ts'
import { decodeSliceLine, sliceNames } from './slice-format.ts'

/** Larger slices than this are no proof of one case. */
const mostBytes = 512 * 1024 * 1024
export const sliceFolder = 'slice/'

interface Read {
  entry: LedgerEntry
  leaf: Hash
}

/**
 * Checks a pack of one case offline: the checkpoint and its signature; of each entry its form, order, and that it lies in that very log; that none of
 * the case's entries up to the pack is left out; and that every file of the pack is the one that was recorded. Never throws for what is wrong in the
 * files: that is the answer.
 */
export function verifySlice(pack: ProofFiles, options: VerifyOptions = {}): Promise<Verification> {
  return verifyEntries(pack, options, async (entries, found, before) => {
    found.passed(
      before,
      `${entries.length} entries of the case, each in its form, in order, and proven to lie in the log`,
    )
    const made = entries.findLast(({ entry }) => entry.what === 'proof.made')
    checkCompleteness(entries, made, found)
    await checkFiles(pack, made?.entry, found)
  })
}

/** Checks one entry with its proof, in the form of a pack that has nothing else. Nothing is said of any other entry. */
export function verifyEntry(pack: ProofFiles, options: VerifyOptions = {}): Promise<Verification> {
  return verifyEntries(pack, options, async ([read], found, before) => {
    if (read === undefined) return
    const { seq, at, what } = read.entry
    found.passed(before, `entry ${seq}, ${what} of ${at}, in its form and proven to lie in the log`)
    found.remark('This proves one entry: what else the log holds, it does not say')
  })
}

async function verifyEntries(
  pack: ProofFiles,
  options: VerifyOptions,
  more: (entries: readonly Read[], found: Findings, before: number) => Promise<void>,
): Promise<Verification> {
  const found = new Findings(options.most ?? 100)
  const answer: Verification = { checked: found.checked, wrong: found.wrong, remarks: found.remarks, runs: [] }
  const files = filesBelow(pack, sliceFolder)
  try {
    const key = await readKey(files, options.vkey, found)
    const checkpoint = await readCheckpoint(files, key, found)
    if (key !== undefined) answer.vkey = key.vkey
    if (checkpoint === undefined) return answer
    answer.checkpoint = checkpoint
    refuseWhatNeedsAll(options, found)
    const stamp = await checkTimestamp(files, options, checkpoint, found)
    if (stamp !== undefined) answer.timestamp = stamp
    const before = found.wrong.length
    const entries = await readEntries(files, checkpoint, options, found)
    await more(entries, found, before)
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    found.remark('The check stopped here: there is more wrong than it lists')
  }
  return answer
}

/** Some entries say nothing of the rest of the log. */
function refuseWhatNeedsAll(options: VerifyOptions, found: Findings): void {
  if (options.since !== undefined)
    found.add('an earlier checkpoint is compared with the whole ledger, not with a part of it')
  if (options.at !== undefined) found.add('a printed page is compared with the whole ledger, not with a part of it')
}

async function readEntries(
  files: ProofFiles,
  checkpoint: Checkpoint,
  options: VerifyOptions,
  found: Findings,
): Promise<Read[]> {
  const bytes = await files.read(sliceNames.entries, mostBytes)
  if (bytes === undefined) {
    found.add(`${sliceFolder}${sliceNames.entries} is missing or too large`)
    return []
  }
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.endsWith('\n')) found.add(`${sliceFolder}${sliceNames.entries} is cut off`)
  const kinds = new KindCheck({ ...options.kinds, ...engineKinds }, found)
  const entries: Read[] = []
  for (const [at, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const read = readLine(line, checkpoint)
    if (typeof read === 'string') {
      found.add(`line ${at + 1} of ${sliceFolder}${sliceNames.entries}: ${read}`)
      continue
    }
    checkOrder(read.entry, entries.at(-1)?.entry, found)
    kinds.holds(read.entry.seq, read.entry)
    entries.push(read)
  }
  kinds.remark()
  return entries
}

function readLine(line: string, { size, root }: Checkpoint): Read | string {
  const slice = decodeSliceLine(line)
  if (typeof slice === 'string') return slice
  const entry = decodeEntry(slice.bytes)
  if (typeof entry === 'string') return entry
  const leaf = leafHash(slice.bytes)
  return verifyInclusion(leaf, entry.seq, size, slice.proof, root)
    ? { entry, leaf }
    : `entry ${entry.seq} is not the one that lies in the log`
}

function checkOrder(entry: LedgerEntry, before: LedgerEntry | undefined, found: Findings): void {
  if (before === undefined) return
  if (entry.seq <= before.seq) found.add(`it does not come after entry ${before.seq}`, entry.seq)
  if (entry.at < before.at) found.add(`its time ${entry.at} is before that of the entry before it`, entry.seq)
}

/** The log itself says how many entries of the case there were, and gives one hash over them. */
function checkCompleteness(entries: readonly Read[], made: Read | undefined, found: Findings): void {
  const before = found.wrong.length
  const sealed = entries.at(-1)?.entry
  if (made === undefined || sealed?.what !== 'proof.sealed' || sealed.subject !== made.entry.subject) {
    found.add('it does not end with the entries proof.made and proof.sealed of this pack')
    return
  }
  const upTo = entries.filter(({ entry }) => entry.seq <= made.entry.seq)
  if (upTo.length !== entries.length - 1) found.add('there are entries between the two that close the pack')
  const hash = createHash('sha256')
  for (const { leaf } of upTo) hash.update(leaf)
  const { entries: count, sha256 } = sealed.facts
  if (upTo.length !== count || !sameHash(hash.digest(), Buffer.from(String(sha256), 'hex')))
    found.add(`the case had ${count} entries when the pack was made, and these are not they`, sealed.seq)
  found.passed(before, `all entries of the case up to ${made.entry.at}, as entry ${sealed.seq} states them`)
}

async function checkFiles(pack: ProofFiles, made: LedgerEntry | undefined, found: Findings): Promise<void> {
  const before = found.wrong.length
  const stated = (made?.facts['files'] ?? {}) as Record<string, string>
  const own = Object.values(sliceNames).map((name) => sliceFolder + name)
  for (const path of pack.list())
    if (!Object.hasOwn(stated, path) && !own.includes(path)) found.add(`${path} does not belong to the pack`)
  for (const [path, sha256] of Object.entries(stated)) {
    const hash = await pack.hash(path)
    if (hash === undefined) found.add(`it lists ${path}, which is missing`, made!.seq)
    else if (hash !== sha256) found.add(`${path} is not the file that was recorded`, made!.seq)
  }
  const count = Object.keys(stated).length
  found.passed(before, `${count} files of the pack, as entry ${made?.seq} states them`)
}

/** SHA-256 over the leaf hashes of entries, one after another, in hex: what `proof.sealed` states. */
export function hashOfEntries(entries: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const bytes of entries) hash.update(leafHash(bytes))
  return hash.digest('hex')
}
