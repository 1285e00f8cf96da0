import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { joinBytes, onDisk, pathOfBytes } from './disk-path.ts'

export type EntryType = 'file' | 'folder' | 'link' | 'special'

/** What lies at a path. A link is described as a link, not as what it points to. */
export interface Entry {
  type: EntryType
  bytes: number
  /** Milliseconds since 1970-01-01T00:00Z. */
  modified: number
}

/** What lies at `path`, or undefined where nothing does. Throws (EACCES ...) when it cannot be known. */
export function entryAt(path: string): Entry | undefined {
  const stats = lstatSync(onDisk(path), { throwIfNoEntry: false })
  return stats && described(stats)
}

/** What a link leads to in the end: the real path and its entry; undefined where it leads nowhere or in circles. */
export function linkTarget(path: string): { path: string; entry: Entry } | undefined {
  try {
    return { path: realPath(path), entry: described(statSync(onDisk(path))) }
  } catch {
    return undefined
  }
}

/** The path with every link in it resolved. Throws where it does not exist. */
export function realPath(path: string): string {
  return pathOfBytes(realpathSync(onDisk(path), { encoding: 'buffer' }))
}

/** What a folder holds: names as raw bytes (they need not be UTF-8) and the paths to open them by. Throws when it cannot be listed. */
export function listFolder(path: string): { name: Buffer; path: string }[] {
  return readdirSync(onDisk(path), { encoding: 'buffer' }).map((name) => ({ name, path: joinBytes(path, name) }))
}

function described(stats: Stats): Entry {
  const type = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'special'
  return { type, bytes: stats.size, modified: stats.mtimeMs }
}
