import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../errors.ts'
import { folderProblem } from './cluster.ts'

const tries = 1_200
const pause = 50

/**
 * Runs `work` while no other process holds `file`; waits up to a minute for its turn, else throws `STORE_BUSY`.
 * The lock is the kernel's (SQLite's file lock): it is gone when its holder is, however it died.
 */
export async function holdLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = openLock(file)
  try {
    for (let attempt = 1; !acquired(lock); attempt++) {
      if (attempt === tries)
        throw new Problem('STORE_BUSY', `Another process keeps ${file} locked`, 'Wait for it to end, or stop it')
      await wait(pause)
    }
    return await work()
  } finally {
    lock.close()
  }
}

function openLock(file: string): DatabaseSync {
  try {
    const lock = new DatabaseSync(file)
    chmodSync(file, 0o600)
    return lock
  } catch (cause) {
    throw folderProblem(`${file} cannot be opened: ${(cause as Error).message}`, cause)
  }
}

function acquired(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return true
  } catch (cause) {
    if (/locked|busy/i.test((cause as Error).message)) return false
    throw cause
  }
}
