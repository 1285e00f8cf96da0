import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from '../../base/files/index.ts'

/**
 * Makes the data folder and the parts of it that only we may enter. As root, others may pass through the folder itself (not look into
 * it): the database that comes along runs as another user. Throws `NOT_WRITABLE`, `DISK_FULL`.
 */
export function prepareDataFolder(folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      chmodSync(folder, process.geteuid?.() === 0 ? 0o711 : 0o700)
    }
    for (const part of ['keys', 'keyring', 'ledger', 'vault'])
      mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw writeProblem(folder, cause)
  }
}
