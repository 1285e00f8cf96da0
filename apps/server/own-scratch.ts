import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from '../../base/files/index.ts'

/**
 * A folder of this process alone below `folder`, for evidence while it is read: it lies there in the plain. What processes left behind
 * that were killed is removed now. Throws `NOT_WRITABLE`.
 */
export function ownScratch(folder: string): { path: string; remove(): void } {
  const path = join(folder, String(process.pid))
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(folder))
      if (isLeftBehind(name)) rmSync(join(folder, name), { recursive: true, force: true })
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw writeProblem(folder, cause)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Named by a process that no longer runs, or by ours, whose number is used again. */
function isLeftBehind(name: string): boolean {
  if (!/^\d+$/.test(name)) return false
  if (Number(name) === process.pid) return true
  try {
    process.kill(Number(name), 0)
    return false
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
