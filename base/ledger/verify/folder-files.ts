import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hashFile } from '../../files/index.ts'
import type { ProofFiles } from './proof-files.ts'

/** A folder on disk as something to verify. Links are not followed: a proof consists of its own files. */
export function folderFiles(folder: string): ProofFiles {
  const plain = (path: string): number | undefined => {
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false })
    return stats?.isFile() ? stats.size : undefined
  }
  let listed: string[] | undefined
  return {
    name: folder,
    list() {
      listed ??= listPaths(folder)
      return listed
    },
    read: async (path, most) => {
      const size = plain(path)
      return size === undefined || size > most ? undefined : readFileSync(join(folder, path))
    },
    hash: async (path) => (plain(path) === undefined ? undefined : hashFile(join(folder, path))),
    close() {},
  }
}

function listPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
      return entry.isFile() ? path : `${path}@`
    })
    .sort()
}
