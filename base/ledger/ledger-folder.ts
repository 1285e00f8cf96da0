import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Problem } from '../errors.ts'
import { edgeTilesOf, isTileOf, tilePath, tilesOf } from './tiles/tile-path.ts'

/** What lies in a ledger folder beside `tile/`. */
export const fileNames = { checkpoint: 'checkpoint', vkey: 'vkey', pending: 'pending', lock: 'in-use' } as const

const halfWritten = /^(checkpoint|pending)\.\d+\.part$/

/** Paths of a finished ledger of `size` entries, relative, with `/`. */
export function filesOfLedger(size: number): Set<string> {
  const files = new Set<string>([fileNames.checkpoint, fileNames.vkey])
  for (const tile of tilesOf(size)) files.add(tilePath(tile))
  return files
}

/** Everything in a folder that is not a folder, relative, with `/`, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/**
 * What an append that was cut off left behind: it may be removed, because `pending` (the text of that file) announced it.
 * Throws `LEDGER_DAMAGED` where the folder holds or lacks anything else: then somebody took or added something.
 */
export function leftovers(folder: string, size: number, pending: string | undefined): string[] {
  const files = filesOfLedger(size)
  const announced = announcedBy(pending, size)
  const left: string[] = []
  for (const path of listFiles(folder)) {
    if (files.delete(path) || path === fileNames.lock) continue
    if (!announced(path) && !halfWritten.test(path))
      throw damaged(folder, `${path} does not belong to its ${size} entries`)
    left.push(path)
  }
  for (const path of files) throw damaged(folder, `${path} is missing`)
  return left
}

/** Tells the paths that an append from one size to another may leave. */
function announcedBy(pending: string | undefined, size: number): (path: string) => boolean {
  const [from, to] =
    /^(\d{1,16}) (\d{1,16})\n$/
      .exec(pending ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (from === undefined || to === undefined || (size !== from && size !== to)) return () => false
  const edge = new Set<string>([fileNames.pending, ...edgeTilesOf(from).map(tilePath)])
  return (path) => edge.has(path) || isTileOf(path, to)
}

export function damaged(folder: string, what: string): Problem {
  return new Problem(
    'LEDGER_DAMAGED',
    `The ledger ${folder} is not as its checkpoint says: ${what}`,
    `Look with ./cordon verify ${folder}; keep this copy, and bring the ledger back from its backup`,
  )
}
