import { Problem } from '../errors.ts'
import { openBackupFolder } from './backup-folder.ts'
import type { Manifest } from './manifest-shape.ts'
import { backupIn } from './open-backup.ts'

/** A backup of a folder: its manifest, or why it cannot be used. */
export type Listed = { id: string } & ({ manifest: Manifest; signed: boolean } | { problem: Problem })

/** Every whole backup in the folder at `path`, oldest first, by manifest alone (`verifyBackup` reads the rest). Throws `BACKUP_MISSING`. */
export function listBackups(path: string): Listed[] {
  const root = openBackupFolder(path)
  return root.ids().map((id) => {
    try {
      const { manifest, signed } = backupIn(root, id)
      return { id, manifest, signed }
    } catch (problem) {
      if (problem instanceof Problem) return { id, problem }
      throw problem
    }
  })
}
