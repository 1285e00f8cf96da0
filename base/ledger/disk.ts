import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { writeFileAtomically, writeProblem } from '../files/index.ts'

/** The writes that the ledger makes, so that a test can let the power fail at any byte of them. */
export interface Disk {
  /** Writes a whole new file and waits until it is on the disk. Makes the folders above it. */
  write(path: string, bytes: Uint8Array): void
  /** Replaces a file: after a crash it holds the old bytes or the new ones. */
  replace(path: string, bytes: Uint8Array): void
  /** Waits until the names in these folders are on the disk. */
  syncFolders(folders: Iterable<string>): void
  remove(path: string): void
}

export const realDisk: Disk = {
  write(path, bytes) {
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeSynced(path, 'w', bytes)
    } catch (cause) {
      throw writeProblem(path, cause)
    }
  },
  replace(path, bytes) {
    writeFileAtomically(path, bytes)
    syncFolder(dirname(path))
  },
  syncFolders(folders) {
    for (const folder of folders) syncFolder(folder)
  },
  remove(path) {
    rmSync(path, { force: true })
    if (path.includes('.p/') && existsSync(dirname(path)) && readdirSync(dirname(path)).length === 0)
      rmdirSync(dirname(path))
  },
}

/** Makes a file that must not be there yet, with the mode given. */
export function createExclusively(path: string, text: string, mode: number): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeSynced(path, 'wx', Buffer.from(text), mode)
    syncFolder(dirname(path))
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

/** The bytes of a file, or undefined where there is none. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

function writeSynced(path: string, flag: string, bytes: Uint8Array, mode?: number): void {
  const file = openSync(path, flag, mode)
  try {
    let done = 0
    while (done < bytes.length) done += writeSync(file, bytes, done)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Windows has no such thing: there a rename is written through by the file system's own log. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
