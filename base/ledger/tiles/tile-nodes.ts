import { type Hash, hashBytes, perfectRoot } from '../tree/hash.ts'
import type { NodeAt } from '../tree/prove.ts'
import { tileWidth } from '../tree/tile-tree.ts'
import type { TileName } from './tile-path.ts'

const heightOfTile = 8

/** Inner nodes of a log of `size` entries, reckoned from its tiles; `read` gives the bytes of one that `size` promises. */
export function nodesOfTiles(size: number, read: (tile: TileName) => Uint8Array): NodeAt {
  return (height: number, index: number): Hash => {
    const level = Math.floor(height / heightOfTile)
    const count = 2 ** (height % heightOfTile)
    const first = index * count
    const tile = Math.floor(first / tileWidth)
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - tile * tileWidth)
    const hashes = read({ level, index: tile, width })
    if (hashes.length !== width * hashBytes || (first % tileWidth) + count > width)
      throw new RangeError(`tile ${tile} of level ${level} is not ${width} hashes wide`)
    return perfectRoot(hashes, first % tileWidth, count)
  }
}
