import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../ledger-folder.ts'
import type { ProofFiles } from './proof-files.ts'

export type FileMap = Map<string, Uint8Array>

/** A ledger's files in memory, so that a thousand damaged copies need no disk. */
export function memoryFiles(files: FileMap): ProofFiles {
  return {
    name: 'memory',
    list: () => [...files.keys()].sort(),
    read: async (path, most) => {
      const bytes = files.get(path)
      return bytes === undefined || bytes.length > most ? undefined : bytes
    },
    hash: async (path) => {
      const bytes = files.get(path)
      return bytes && createHash('sha256').update(bytes).digest('hex')
    },
    close() {},
  }
}

export function loadFiles(folder: string): FileMap {
  return new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path))]))
}
