import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes the names in a folder outlive a power cut. Windows has no such call: there the file system's own log does it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
