import { dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import { type Disk, readIfThere } from './disk.ts'
import { encodeEntry } from './entries/encode-entry.ts'
import type { LedgerEntry, NewEntry } from './entries/entry.ts'
import type { EntryKinds } from './entries/kinds.ts'
import { damaged, fileNames } from './ledger-folder.ts'
import { type LedgerEnd, mendLedger } from './load-ledger.ts'
import { signCheckpoint } from './notes/checkpoint.ts'
import type { Signer } from './notes/key.ts'
import { planAppend } from './plan-append.ts'
import type { Slice } from './slice/slice-format.ts'
import { decodeBundle } from './tiles/entry-bundle.ts'
import { nodesOfTiles } from './tiles/tile-nodes.ts'
import { tilePath } from './tiles/tile-path.ts'
import type { Hash } from './tree/hash.ts'
import { type NodeAt, proveConsistency, proveInclusion } from './tree/prove.ts'
import { tileWidth } from './tree/tile-tree.ts'

/** From this many milliseconds on, a clock that runs backwards is itself recorded. */
const worthSaying = 1000

export interface LedgerParts {
  folder: string
  origin: string
  signer: Signer
  clock: Clock
  kinds: EntryKinds
  disk: Disk
  end: LedgerEnd
  unlock(): void
}

/** An open log. One writer at a time, held by a lock. Made by `openLedger`. */
export class Ledger {
  readonly #parts: LedgerParts
  #end: LedgerEnd
  #cut = false

  constructor(parts: LedgerParts) {
    this.#parts = parts
    this.#end = parts.end
  }

  get origin(): string {
    return this.#parts.origin
  }

  get folder(): string {
    return this.#parts.folder
  }

  /** The log's public key, as in its `vkey` file. */
  get vkey(): string {
    return this.#parts.signer.verifier.vkey
  }

  get size(): number {
    return this.#end.tree.size
  }

  root(): Hash {
    return this.#end.tree.root()
  }

  /** The signed note over origin, size and root, as it lies on the disk. */
  checkpoint(): string {
    return Buffer.from(this.#end.note).toString()
  }

  /**
   * Appends entries, all or none; when it answers they are on the disk and under a new checkpoint. `first` is the number of the
   * first of them. Batches are cheap, single entries cost the same handful of syncs as a thousand.
   * Throws `EntryRefused` before anything is written, `DISK_FULL` or `NOT_WRITABLE` with the log as it was.
   */
  append(entries: readonly NewEntry[]): { first: number; size: number } {
    const { folder, origin, signer, disk } = this.#parts
    if (entries.length === 0) return { first: this.size, size: this.size }
    const { encoded, first, lastAt } = this.#stamp(entries)
    this.#checkUndisturbed()
    const from = this.size
    if (this.#cut) mendLedger(folder, from, disk)
    const plan = planAppend(this.#end.tree, this.#end.bundle, encoded)
    const note = Buffer.from(signCheckpoint({ origin, size: plan.tree.size, root: plan.tree.root() }, signer))
    this.#cut = true
    disk.replace(join(folder, fileNames.pending), Buffer.from(`${from} ${plan.tree.size}\n`))
    for (const [path, bytes] of plan.files) disk.write(join(folder, path), bytes)
    disk.syncFolders(foldersOf(folder, plan.files.keys()))
    disk.replace(join(folder, fileNames.checkpoint), note)
    this.#end = { note, tree: plan.tree, bundle: plan.bundle, lastAt }
    for (const path of [...plan.stale, fileNames.pending]) disk.remove(join(folder, path))
    this.#cut = false
    return { first, size: this.size }
  }

  /** Hashes from entry `index` to the root of the first `size` entries. */
  inclusionProof(index: number, size = this.size): Hash[] {
    return proveInclusion(index, size, this.#nodes())
  }

  /** Hashes that show the first `from` entries to be the beginning of the first `to`. */
  consistencyProof(from: number, to = this.size): Hash[] {
    return proveConsistency(from, to, this.#nodes())
  }

  /** These entries (numbers in rising order) as they lie in the log, each with its proof to the present checkpoint. */
  slice(numbers: readonly number[]): Slice {
    const { folder } = this.#parts
    const bundles = new Map<number, readonly Uint8Array[]>()
    const nodes = this.#nodes()
    const entries = numbers.map((number) => {
      const index = Math.floor(number / tileWidth)
      const width = Math.min(tileWidth, this.size - index * tileWidth)
      const path = tilePath({ level: 'entries', index, width })
      const bundle = bundles.get(index) ?? decodeBundle(readIfThere(join(folder, path)) ?? new Uint8Array()).entries
      bundles.set(index, bundle)
      const bytes = bundle[number - index * tileWidth]
      if (bytes === undefined) throw damaged(folder, `entry ${number} is missing`)
      return { bytes, proof: proveInclusion(number, this.size, nodes) }
    })
    return { checkpoint: this.checkpoint(), entries }
  }

  close(): void {
    this.#parts.unlock()
  }

  /** Numbers, times and encodes. Time never runs backwards in the log; where the clock did, an entry says by how much. */
  #stamp(entries: readonly NewEntry[]): { encoded: Uint8Array[]; first: number; lastAt: string } {
    const { clock, kinds } = this.#parts
    const now = clock.now()
    let last = this.#end.lastAt === '' ? Math.min(now, entries[0]!.at ?? now) : Date.parse(this.#end.lastAt)
    const all = [...entries]
    // Entries with a time of their own were written elsewhere and may arrive late; that is no clock set back.
    const behind = entries[0]!.at === undefined ? last - now : 0
    if (behind >= worthSaying)
      all.unshift({ actor: all[0]!.actor, what: 'clock.behind', subject: null, facts: { milliseconds: behind } })
    const encoded = all.map((entry, i) => {
      last = Math.max(last, entry.at ?? now)
      return encodeEntry(numbered(entry, this.size + i, new Date(last).toISOString()), kinds)
    })
    return { encoded, first: this.size + all.length - entries.length, lastAt: new Date(last).toISOString() }
  }

  /** Another handle would overwrite what this one has written: better to stop. */
  #checkUndisturbed(): void {
    const { folder } = this.#parts
    const onDisk = readIfThere(join(folder, fileNames.checkpoint))
    if (onDisk === undefined || Buffer.compare(onDisk, this.#end.note) !== 0)
      throw damaged(folder, 'its checkpoint was replaced while it was open')
  }

  #nodes(): NodeAt {
    const { folder } = this.#parts
    const seen = new Map<string, Uint8Array>()
    return nodesOfTiles(this.size, (tile) => {
      const path = tilePath(tile)
      const hashes = seen.get(path) ?? readIfThere(join(folder, path))
      if (hashes === undefined) throw damaged(folder, `${path} is missing`)
      seen.set(path, hashes)
      return hashes
    })
  }
}

function numbered({ actor, what, subject, facts }: NewEntry, seq: number, at: string): LedgerEntry {
  return { seq, at, actor, what, subject, facts }
}

/** Every folder above the files, up to the ledger's own, deepest first. */
function foldersOf(folder: string, paths: Iterable<string>): Set<string> {
  const folders = new Set<string>()
  for (const path of paths)
    for (let above = dirname(path); above !== '.'; above = dirname(above)) folders.add(join(folder, above))
  return folders.add(folder)
}
