import { mkdirSync } from 'node:fs'
import { writeProblem } from './write-atomically.ts'

/** Makes a folder and the ones above it; nothing happens where it is there. Throws `NOT_WRITABLE` or `DISK_FULL`. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}
