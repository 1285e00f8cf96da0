import { rmSync } from 'node:fs'

/** Removes a file or folder with all it holds; nothing happens where there is none. */
export function removeFile(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
