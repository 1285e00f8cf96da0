import { join } from 'node:path'
import { readIfThere } from './disk.ts'
import { damaged, fileNames } from './ledger-folder.ts'
import { type Checkpoint, parseCheckpoint } from './notes/checkpoint.ts'
import { edgeTilesOf, tilePath, tilesOf } from './tiles/tile-path.ts'
import { tileWidth } from './tree/tile-tree.ts'

/** A ledger as it is under one checkpoint, while somebody may go on writing it. */
export interface FrozenLedger {
  checkpoint: Checkpoint
  /** The files that a later append replaces, already read: checkpoint, vkey and the unfinished tiles. */
  edge: Map<string, Uint8Array>
  /** Paths of the full tiles and bundles, which are never changed again: to be read at leisure. */
  full(): Iterable<string>
}

const mostTries = 1000

/**
 * Takes hold of the present checkpoint of the ledger in `folder` without disturbing its writer; undefined where no ledger is.
 * Nothing is verified: that is done on the copy. Throws `LEDGER_DAMAGED` where the folder is no ledger, or lacks a file.
 */
export function freezeLedger(folder: string): FrozenLedger | undefined {
  let missing = ''
  for (let tries = 0; tries < mostTries; tries++) {
    const note = readIfThere(join(folder, fileNames.checkpoint))
    if (note === undefined) return undefined
    const checkpoint = parseCheckpoint(note)
    if (checkpoint === undefined) throw damaged(folder, 'its checkpoint is none')
    const edge = new Map([[fileNames.checkpoint as string, note]])
    const paths = [fileNames.vkey, ...edgeTilesOf(checkpoint.size).map(tilePath)]
    // An append that has finished meanwhile removes unfinished tiles; the next checkpoint then tells of wider ones.
    missing = paths.find((path) => !take(folder, path, edge)) ?? ''
    if (missing === '') return { checkpoint, edge, full: () => fullTiles(checkpoint.size) }
  }
  throw damaged(folder, `${missing} is missing`)
}

function take(folder: string, path: string, into: Map<string, Uint8Array>): boolean {
  const bytes = readIfThere(join(folder, path))
  if (bytes !== undefined) into.set(path, bytes)
  return bytes !== undefined
}

function* fullTiles(size: number): Generator<string> {
  for (const tile of tilesOf(size)) if (tile.width === tileWidth) yield tilePath(tile)
}
