import type { Block, LocatedBlock } from '../people/index.ts'
import type { Item } from './item.ts'
import type { ReadStore } from './read-store.ts'

/** One content (by hash) and the items that have it, in path order; contents are in the order of their first item. */
export interface Contents {
  sha256: string
  items: Item[]
}

/** Groups items (in path order) by content; those that could not even be hashed are left out. */
export function contentsOf(items: readonly Item[]): Contents[] {
  const byHash = new Map<string, Contents>()
  for (const item of items) {
    if (item.sha256 === '') continue
    const known = byHash.get(item.sha256)
    if (known === undefined) byHash.set(item.sha256, { sha256: item.sha256, items: [item] })
    else known.items.push(item)
  }
  return [...byHash.values()]
}

/** All blocks of the contents in order, each with where it comes from. */
export function* locatedBlocks(contents: readonly Contents[], store: ReadStore): Generator<LocatedBlock> {
  const folders = new Map<string, number>()
  for (const [item, { sha256, items }] of contents.entries()) {
    const { source, folder } = items[0]!
    let number = folders.get(`${source}:${folder}`)
    if (number === undefined) {
      number = folders.size
      folders.set(`${source}:${folder}`, number)
    }
    for (const block of store.blocks(sha256)) yield { origin: { item, folder: number, source }, block }
  }
}

/** For each content its blocks with the person of every mention; `personOf` is in the order of `locatedBlocks`. */
export function* resolvedBlocks(
  contents: readonly Contents[],
  store: ReadStore,
  personOf: readonly Uint32Array[],
): Generator<{ sha256: string; items: Item[]; blocks: { block: Block; personOf: Uint32Array }[] }> {
  let next = 0
  for (const { sha256, items } of contents) {
    const blocks = [...store.blocks(sha256)].map((block) => ({ block, personOf: personOf[next++]! }))
    if (blocks.length > 0) yield { sha256, items, blocks }
  }
}
