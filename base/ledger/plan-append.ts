import { encodeBundle } from './tiles/entry-bundle.ts'
import { edgeTilesOf, tilePath } from './tiles/tile-path.ts'
import { hashBytes, leafHash } from './tree/hash.ts'
import { type TileTree, tileWidth } from './tree/tile-tree.ts'

/** What an append will write, before anything is written. */
export interface AppendPlan {
  tree: TileTree
  /** Entries of the bundle that stays unfinished. */
  bundle: Uint8Array[]
  /** New files by path. None of them replaces one that the present checkpoint needs. */
  files: Map<string, Uint8Array>
  /** Unfinished tiles of before, of no use once the checkpoint has moved: each is the beginning of a wider one. */
  stale: string[]
}

export function planAppend(
  before: TileTree,
  unfinished: readonly Uint8Array[],
  entries: readonly Uint8Array[],
): AppendPlan {
  const tree = before.copy()
  const files = new Map<string, Uint8Array>()
  let bundle = [...unfinished]
  for (const entry of entries) {
    bundle.push(entry)
    tree.push(leafHash(entry), (level, index, hashes) =>
      files.set(tilePath({ level, index, width: tileWidth }), hashes),
    )
    if (bundle.length < tileWidth) continue
    files.set(tilePath({ level: 'entries', index: tree.size / tileWidth - 1, width: tileWidth }), encodeBundle(bundle))
    bundle = []
  }
  const old = new Set(edgeTilesOf(before.size).map(tilePath))
  const now = edgeTilesOf(tree.size).map(tilePath)
  for (const { level, index, hashes } of tree.edges())
    files.set(tilePath({ level, index, width: hashes.length / hashBytes }), hashes)
  if (bundle.length > 0)
    files.set(
      tilePath({ level: 'entries', index: Math.floor(tree.size / tileWidth), width: bundle.length }),
      encodeBundle(bundle),
    )
  for (const path of old) if (now.includes(path)) files.delete(path)
  return { tree, bundle, files, stale: [...old].filter((path) => !now.includes(path)) }
}
