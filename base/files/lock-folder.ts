import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../errors.ts'
import { writeProblem } from './write-atomically.ts'

/**
 * Makes the folder and holds it for this process. Throws `CASE_FOLDER_IN_USE` while another living process holds it;
 * the lock of a process that died is taken over.
 */
export function lockFolder(folder: string): { unlock(): void } {
  const lock = join(folder, 'in-use')
  try {
    mkdirSync(folder, { recursive: true })
    claim(lock)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeProblem(folder, cause)
    const holder = Number(readFileSync(lock, 'utf8'))
    if (isAlive(holder))
      throw new Problem(
        'CASE_FOLDER_IN_USE',
        `${folder} is being written by another run (process ${holder})`,
        'Wait for it to end, or stop it, or choose another --out',
      )
    rmSync(lock, { force: true })
    claim(lock)
  }
  return { unlock: () => rmSync(lock, { force: true }) }
}

function claim(lock: string): void {
  const file = openSync(lock, 'wx')
  writeSync(file, String(process.pid))
  closeSync(file)
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0 || process_ === process.pid) return false
  try {
    process.kill(process_, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
