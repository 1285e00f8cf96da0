import { decodeEntry } from '../entries/encode-entry.ts'
import type { LedgerEntry } from '../entries/entry.ts'
import type { EntryKinds } from '../entries/kinds.ts'
import { decodeBundle, mostEntryBytes } from '../tiles/entry-bundle.ts'
import { tilePath } from '../tiles/tile-path.ts'
import { type Hash, hashAt, hashBytes, leafHash, sameHash } from '../tree/hash.ts'
import { TileTree, tileWidth } from '../tree/tile-tree.ts'
import { KindCheck } from './check-kinds.ts'
import type { Findings } from './findings.ts'
import type { ProofFiles } from './proof-files.ts'

const mostBundleBytes = tileWidth * (mostEntryBytes + 2)

/** Everything that reading all entries in order gives. */
export interface EntriesRead {
  /** Roots of the sizes that were asked for, reckoned from the entries alone. */
  roots: Map<number, Hash>
  /** Entries whose kind `wanted` names, in order. */
  picked: LedgerEntry[]
  lastAt: string
}

interface Reading extends EntriesRead {
  files: ProofFiles
  size: number
  kinds: KindCheck
  found: Findings
  tree: TileTree
  /** Hashes of full tiles above the leaves, reckoned from the entries. */
  tiles: Map<string, Uint8Array>
}

/**
 * Reads all `size` entries: each must be an entry in canonical form, in its place, not earlier than the one before, and hash to what
 * its tile says; then all higher tiles are reckoned anew and compared.
 */
export async function checkEntries(
  files: ProofFiles,
  size: number,
  kinds: EntryKinds,
  wanted: ReadonlySet<string>,
  rootsAt: ReadonlySet<number>,
  found: Findings,
): Promise<EntriesRead> {
  const reading: Reading = {
    ...{ files, size, kinds: new KindCheck(kinds, found), found, lastAt: '', picked: [] },
    ...{ roots: new Map(), tree: new TileTree(), tiles: new Map() },
  }
  keepRoot(reading, rootsAt)
  for (let index = 0; index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth)
    const entries = await readBundle(reading, index, width)
    const hashes = await readTile(reading, 0, index, width)
    for (let i = 0; i < entries.length; i++) {
      checkEntry(reading, index * tileWidth + i, entries[i]!, hashes && hashAt(hashes, i), wanted)
      keepRoot(reading, rootsAt)
    }
    // Entries that are lost would move all later ones; their hashes hold the places.
    if (entries.length < width) holdPlaces(reading, hashes, entries.length, width, rootsAt)
  }
  await checkHigherTiles(reading)
  reading.kinds.remark()
  return reading
}

function checkEntry(
  reading: Reading,
  at: number,
  bytes: Uint8Array,
  hash: Hash | undefined,
  wanted: ReadonlySet<string>,
): void {
  const { found } = reading
  const leaf = leafHash(bytes)
  if (hash !== undefined && !sameHash(leaf, hash)) found.add('it is not the entry that its hash tile was made from', at)
  pushLeaf(reading, leaf)
  const entry = decodeEntry(bytes)
  if (typeof entry === 'string') {
    found.add(entry, at)
    return
  }
  if (entry.seq !== at) found.add(`it carries the number ${entry.seq}`, at)
  if (entry.at < reading.lastAt) found.add(`its time ${entry.at} is before that of the entry before it`, at)
  reading.lastAt = entry.at
  if (reading.kinds.holds(at, entry) && wanted.has(entry.what)) reading.picked.push(entry)
}

async function readBundle({ files, found }: Reading, index: number, width: number): Promise<Uint8Array[]> {
  const path = tilePath({ level: 'entries', index, width })
  const bundle = await files.read(path, mostBundleBytes)
  if (bundle === undefined) {
    found.add(`${path} is missing: entries ${index * tileWidth} to ${index * tileWidth + width - 1}`)
    return []
  }
  const { entries, left } = decodeBundle(bundle)
  if (left > 0 || entries.length !== width)
    found.add(`${path} should hold ${width} entries and holds ${entries.length}${left > 0 ? ' and a torn one' : ''}`)
  return entries.slice(0, width)
}

async function readTile(
  { files, found }: Reading,
  level: number,
  index: number,
  width: number,
): Promise<Uint8Array | undefined> {
  const path = tilePath({ level, index, width })
  const hashes = await files.read(path, tileWidth * hashBytes)
  if (hashes?.length === width * hashBytes) return hashes
  found.add(
    hashes === undefined
      ? `${path} is missing`
      : `${path} should hold ${width} hashes and is ${hashes.length} bytes long`,
  )
  return undefined
}

function holdPlaces(
  reading: Reading,
  hashes: Uint8Array | undefined,
  from: number,
  width: number,
  rootsAt: ReadonlySet<number>,
): void {
  for (let i = from; i < width; i++) {
    pushLeaf(reading, hashes === undefined ? new Uint8Array(hashBytes) : hashAt(hashes, i))
    keepRoot(reading, rootsAt)
  }
}

function pushLeaf({ tree, tiles }: Reading, leaf: Hash): void {
  tree.push(leaf, (level, index, hashes) => {
    if (level > 0) tiles.set(tilePath({ level, index, width: tileWidth }), hashes)
  })
}

async function checkHigherTiles(reading: Reading): Promise<void> {
  const { tree, tiles, files, found } = reading
  for (const { level, index, hashes } of tree.edges())
    if (level > 0) tiles.set(tilePath({ level, index, width: hashes.length / hashBytes }), hashes)
  for (const [path, hashes] of tiles) {
    const there = await files.read(path, tileWidth * hashBytes)
    if (there === undefined) found.add(`${path} is missing`)
    else if (Buffer.compare(there, hashes) !== 0) found.add(`${path} is not what the entries below it give`)
  }
}

function keepRoot({ tree, roots }: Reading, rootsAt: ReadonlySet<number>): void {
  if (rootsAt.has(tree.size)) roots.set(tree.size, tree.root())
}
