import { foldRoots, type Hash, hashBytes, perfectRoot } from './hash.ts'

/** Hashes in a full tile; a tile spans eight levels of the tree (C2SP tlog-tiles). */
export const tileWidth = 256

/** A full tile as it is completed; `hashes` is 8,192 bytes. */
export type TileDone = (level: number, index: number, hashes: Uint8Array) => void

/**
 * The growing right edge of the tree, in tiles: per level the hashes of its one unfinished tile. That is all an append needs,
 * whatever the size of the log. 32 bytes x 255 x levels at most.
 */
export class TileTree {
  readonly #edges: Buffer[] = []
  readonly #widths: number[] = []
  #size = 0

  /** Takes up a log of `size` entries; `edge(level, index, width)` gives the bytes of its unfinished tiles. */
  static at(size: number, edge: (level: number, index: number, width: number) => Uint8Array): TileTree {
    const tree = new TileTree()
    tree.#size = size
    for (let level = 0, left = size; left > 0; level++, left = Math.floor(left / tileWidth)) {
      const width = left % tileWidth
      tree.#widths.push(width)
      tree.#edges.push(Buffer.alloc(tileWidth * hashBytes))
      if (width > 0) tree.#edges[level]!.set(edge(level, Math.floor(left / tileWidth), width))
    }
    return tree
  }

  get size(): number {
    return this.#size
  }

  /** Adds one leaf hash; `done` gets each tile that this completes, lowest level first. */
  push(leaf: Hash, done: TileDone): void {
    this.#add(0, leaf, done)
    this.#size++
  }

  /** RFC 6962 root of everything pushed so far. */
  root(): Hash {
    const roots: Hash[] = []
    for (let level = this.#edges.length - 1; level >= 0; level--) {
      let from = 0
      for (let count = tileWidth / 2; count >= 1; count /= 2) {
        if ((this.#widths[level]! & count) === 0) continue
        roots.push(perfectRoot(this.#edges[level]!, from, count))
        from += count
      }
    }
    return foldRoots(roots)
  }

  /** The unfinished tiles, lowest level first: empty ones are left out. */
  edges(): { level: number; index: number; hashes: Uint8Array }[] {
    let left = this.#size
    return this.#edges.flatMap((edge, level) => {
      const width = this.#widths[level]!
      left = Math.floor(left / tileWidth)
      return width === 0 ? [] : [{ level, index: left, hashes: Buffer.from(edge.subarray(0, width * hashBytes)) }]
    })
  }

  /** An independent copy, so that an append that fails leaves the original as it was. */
  copy(): TileTree {
    const copy = new TileTree()
    copy.#size = this.#size
    copy.#widths.push(...this.#widths)
    copy.#edges.push(...this.#edges.map((edge) => Buffer.from(edge)))
    return copy
  }

  #add(level: number, hash: Hash, done: TileDone): void {
    if (level === this.#edges.length) {
      this.#edges.push(Buffer.alloc(tileWidth * hashBytes))
      this.#widths.push(0)
    }
    const edge = this.#edges[level]!
    edge.set(hash, this.#widths[level]! * hashBytes)
    this.#widths[level]!++
    if (this.#widths[level] !== tileWidth) return
    this.#widths[level] = 0
    const index = Math.floor(this.#size / tileWidth ** (level + 1))
    done(level, index, Buffer.from(edge))
    this.#add(level + 1, perfectRoot(edge, 0, tileWidth), done)
  }
}
