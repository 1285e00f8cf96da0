import { tileWidth } from '../tree/tile-tree.ts'

/** Where a tile or bundle lies. `level` is a number for hashes and `entries` for the entries themselves; `width` 256 is a full one. */
export interface TileName {
  level: number | 'entries'
  index: number
  width: number
}

/** `tile/<level>/<index>[.p/<width>]`, the index in groups of three digits: 1234067 is `x001/x234/067` (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: TileName): string {
  let groups = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups = `x${String(rest % 1000).padStart(3, '0')}/${groups}`
  return `tile/${level}/${groups}${width === tileWidth ? '' : `.p/${width}`}`
}

const path = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/

/** Whether a path is that of a tile or bundle of a log of `size` entries: reckoned, not looked up, so a claimed size costs nothing. */
export function isTileOf(text: string, size: number): boolean {
  const [, level, groups, part] = path.exec(text) ?? []
  if (level === undefined || groups === undefined) return false
  const tile: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: part === undefined ? tileWidth : Number(part),
  }
  const count = Math.floor(size / tileWidth ** (tile.level === 'entries' ? 0 : tile.level))
  return tile.width > 0 && tile.width === Math.min(tileWidth, count - tile.index * tileWidth) && tilePath(tile) === text
}

/** Every tile and bundle that a log of `size` entries consists of, and none else. */
export function* tilesOf(size: number): Generator<TileName> {
  yield* levelTiles('entries', size)
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth))
    yield* levelTiles(level, count)
}

/** The unfinished ones of a log of `size` entries: its right edge. */
export function edgeTilesOf(size: number): TileName[] {
  const edge: TileName[] = []
  const add = (level: TileName['level'], count: number): void => {
    if (count % tileWidth > 0) edge.push({ level, index: Math.floor(count / tileWidth), width: count % tileWidth })
  }
  add('entries', size)
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) add(level, count)
  return edge
}

function* levelTiles(level: TileName['level'], count: number): Generator<TileName> {
  for (let index = 0; index * tileWidth < count; index++)
    yield { level, index, width: Math.min(tileWidth, count - index * tileWidth) }
}
