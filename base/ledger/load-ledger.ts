import { dirname, join } from 'node:path'
import type { Problem } from '../errors.ts'
import { type Disk, readIfThere } from './disk.ts'
import { decodeEntry } from './entries/encode-entry.ts'
import { damaged, fileNames, leftovers, listFiles } from './ledger-folder.ts'
import { parseCheckpoint, signCheckpoint } from './notes/checkpoint.ts'
import type { Signer } from './notes/key.ts'
import { isSignedBy } from './notes/signed-note.ts'
import { decodeBundle } from './tiles/entry-bundle.ts'
import { tilePath } from './tiles/tile-path.ts'
import { emptyRoot, hashAt, hashBytes, leafHash, sameHash } from './tree/hash.ts'
import { TileTree, tileWidth } from './tree/tile-tree.ts'

/** The end of a log: all that is needed to go on. */
export interface LedgerEnd {
  /** The signed checkpoint, as it lies on the disk. */
  note: Uint8Array
  tree: TileTree
  /** The entries of the unfinished bundle. */
  bundle: Uint8Array[]
  /** Time of the last entry; '' where there is none. */
  lastAt: string
}

/**
 * Reads the end of the ledger in `folder`, or begins an empty one. What a cut-off append left is removed first. The signature, the
 * root and the last bundle are checked (not every entry: `verifyLedger` does that). Throws `LEDGER_DAMAGED`.
 */
export function loadLedger(folder: string, origin: string, signer: Signer, disk: Disk): LedgerEnd {
  const note = readIfThere(join(folder, fileNames.checkpoint)) ?? beginLedger(folder, origin, signer, disk)
  const checkpoint = parseCheckpoint(note)
  if (checkpoint === undefined || !isSignedBy(checkpoint.note, signer.verifier) || checkpoint.origin !== origin)
    throw damaged(folder, 'the checkpoint does not carry the signature of this key')
  const { size, root } = checkpoint
  mendLedger(folder, size, disk)
  const read = (path: string): Uint8Array => readIfThere(join(folder, path)) ?? new Uint8Array()
  const tree = TileTree.at(size, (level, index, width) => {
    const path = tilePath({ level, index, width })
    const hashes = read(path)
    if (hashes.length !== width * hashBytes) throw damaged(folder, `${path} has the wrong length`)
    return hashes
  })
  if (!sameHash(tree.root(), root)) throw damaged(folder, 'its tiles do not lead to the root')
  return { note, tree, ...lastBundle(size, read, (what) => damaged(folder, what)) }
}

/** Removes what a cut-off append has left in the folder of a ledger of `size` entries. Throws `LEDGER_DAMAGED`. */
export function mendLedger(folder: string, size: number, disk: Disk): void {
  const pending = readIfThere(join(folder, fileNames.pending))
  const left = leftovers(folder, size, pending && Buffer.from(pending).toString('latin1'))
  // `pending` goes last: while anything is left, it must still say so.
  for (const path of left.filter((path) => path !== fileNames.pending)) disk.remove(join(folder, path))
  if (left.length > 0) disk.remove(join(folder, fileNames.pending))
}

function beginLedger(folder: string, origin: string, signer: Signer, disk: Disk): Uint8Array {
  const stray = listFiles(folder).find((path) => path.startsWith('tile/'))
  if (stray !== undefined) throw damaged(folder, 'it has entries, but no checkpoint')
  disk.write(join(folder, fileNames.vkey), Buffer.from(`${signer.verifier.vkey}\n`))
  const note = Buffer.from(signCheckpoint({ origin, size: 0, root: emptyRoot }, signer))
  disk.replace(join(folder, fileNames.checkpoint), note)
  disk.syncFolders([dirname(folder)])
  return note
}

function lastBundle(
  size: number,
  read: (path: string) => Uint8Array,
  wrong: (what: string) => Problem,
): Pick<LedgerEnd, 'bundle' | 'lastAt'> {
  if (size === 0) return { bundle: [], lastAt: '' }
  const index = Math.floor((size - 1) / tileWidth)
  const width = size - index * tileWidth
  const path = tilePath({ level: 'entries', index, width })
  const { entries, left } = decodeBundle(read(path))
  const hashes = read(tilePath({ level: 0, index, width }))
  const last = entries.at(-1)
  if (left > 0 || entries.length !== width || last === undefined) throw wrong(`${path} is cut off`)
  if (entries.some((entry, i) => !sameHash(leafHash(entry), hashAt(hashes, i)))) throw wrong(`${path} was changed`)
  const entry = decodeEntry(last)
  if (typeof entry === 'string') throw wrong(`of the last entry, ${entry}`)
  return { bundle: width === tileWidth ? [] : entries, lastAt: entry.at }
}
