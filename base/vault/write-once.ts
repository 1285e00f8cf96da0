import { randomBytes } from 'node:crypto'
import { closeSync, constants, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeProblem } from '../files/index.ts'

/** A name for bytes that are still being written. Starts with a dot, which no stored name does. */
export function unfinishedName(): string {
  return `.part-${process.pid}-${randomBytes(6).toString('hex')}`
}

/** Opens a new file for writing that only this user can read. */
export function openUnfinished(path: string): number {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

/**
 * Gives written and synced bytes their name in one step, and syncs the folder. With `onlyIfAbsent`, false where the name
 * is taken (link(2) decides, so two processes cannot both win). The unfinished name is gone afterwards.
 */
export function putInPlace(unfinished: string, path: string, onlyIfAbsent: boolean): boolean {
  try {
    if (!onlyIfAbsent) renameSync(unfinished, path)
    else {
      linkSync(unfinished, path)
      rmSync(unfinished)
    }
  } catch (cause) {
    rmSync(unfinished, { force: true })
    if (onlyIfAbsent && (cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw writeProblem(path, cause)
  }
  syncFolder(dirname(path))
  return true
}

/** Makes names in a folder outlive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
