import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile } from '../files/index.ts'
import { parseVkey } from '../ledger/index.ts'
import { type BackupFolder, chooseBackup, openBackupFolder } from './backup-folder.ts'
import { damagedBackup, fileNames, readManifest, tableFile } from './manifest.ts'
import type { Manifest } from './manifest-shape.ts'
import { Pool } from './pool.ts'

/** One whole backup whose manifest held against its seal. */
export interface Backup {
  id: string
  /** Folder of its own files. */
  folder: string
  list: string
  pool: Pool
  manifest: Manifest
  /** The key of the ledger has signed it. */
  signed: boolean
}

/** Opens the newest backup, or `id`. `vkey` is the public key that must have signed it. Throws `BACKUP_MISSING`, `BACKUP_DAMAGED`. */
export function openBackup(path: string, id?: string, vkey?: string): Backup {
  return backupIn(openBackupFolder(path), id, vkey)
}

export function backupIn(root: BackupFolder, wanted: string | undefined, vkey?: string): Backup {
  const id = chooseBackup(root, wanted)
  const folder = join(root.path, id)
  const { signed, ...manifest } = readManifest(folder, id, vkey === undefined ? undefined : parseVkey(vkey))
  return { id, folder, list: join(folder, fileNames.contents), pool: new Pool(root.pool), manifest, signed }
}

/** Holds a backup's own files, the tables and the list, against its manifest: everything but the pool. Answers what is wrong. */
export function wrongFiles({ folder, manifest }: Backup): string[] {
  const expected = new Map(manifest.tables.map((table) => [tableFile(table), table.sha256]))
  expected.set(fileNames.contents, manifest.contents.sha256)
  const wrong: string[] = []
  for (const [name, sha256] of expected) {
    const path = join(folder, name)
    if (!existsSync(path) || !statSync(path).isFile()) wrong.push(`${name} is missing`)
    else if (hashFile(path) !== sha256) wrong.push(`${name} was changed`)
  }
  const own = new Set<string>([...expected.keys(), fileNames.manifest, fileNames.seal, fileNames.tables])
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!own.has(name.replaceAll('\\', '/'))) wrong.push(`${name} does not belong to it`)
  return wrong
}

/** Throws `BACKUP_DAMAGED` with the first thing that is wrong. */
export function refuseWrongFiles(backup: Backup): void {
  const [first] = wrongFiles(backup)
  if (first !== undefined) throw damagedBackup(backup.id, first)
}
