import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile, syncFolder } from '../files/index.ts'
import { type BackupFolder, removeFolder } from './backup-folder.ts'
import { readContents } from './contents.ts'
import { damagedBackup, fileNames, readManifest } from './manifest.ts'
import { Pool } from './pool.ts'

/**
 * Removes all but the `keep` newest backups, their keys, and from the pool what no other backup needs. Only while the folder is held. A
 * backup is renamed before it is removed: one that is half removed is none. Throws `BACKUP_DAMAGED` before anything is removed where the list of
 * one that stays cannot be trusted: the pool is swept by it.
 */
export function pruneBackups(
  folder: BackupFolder,
  keep: number,
  keys: string | undefined,
): { backups: number; files: number } {
  const ids = folder.ids()
  const old = ids.slice(0, Math.max(0, ids.length - Math.max(1, keep)))
  const wanted = new Set<string>()
  for (const id of ids.slice(old.length)) {
    const { contents } = readManifest(join(folder.path, id), id)
    const list = join(folder.path, id, fileNames.contents)
    if (hashFile(list) !== contents.sha256) throw damagedBackup(id, `its ${fileNames.contents} was changed`)
    for (const { sha256 } of readContents(list)) wanted.add(sha256)
  }
  for (const id of old) {
    renameSync(join(folder.path, id), join(folder.path, `${id}.part`))
    if (keys !== undefined) removeFolder(join(keys, id))
  }
  syncFolder(folder.path)
  for (const name of folder.unfinished()) removeFolder(join(folder.path, name))
  return { backups: old.length, files: new Pool(folder.pool).sweep(wanted) }
}
