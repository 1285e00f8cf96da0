import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../errors.ts'
import { lockFolder, writeFileAtomically, writeProblem } from '../files/index.ts'

/**
 * A folder of backups: `pool/` with everything that does not change from one to the next, by its SHA-256, and one folder per backup
 * under its id. A backup under way is called `<id>.part`; the rename at its end is what makes it one.
 */
export interface BackupFolder {
  path: string
  pool: string
  /** Whole backups, oldest first. */
  ids(): string[]
  /** Folders of backups that were cut off. */
  unfinished(): string[]
}

export const namesIn = { marker: 'cordon-backups', pool: 'pool', lock: 'in-use' } as const

const idPattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/
const greeting = 'Backups of Cordon, format 1. See docs/design/backup.md of the program.\n'

/** Opens a folder that holds backups already. Throws `BACKUP_MISSING`. */
export function openBackupFolder(path: string): BackupFolder {
  if (!existsSync(join(path, namesIn.marker)))
    throw new Problem(
      'BACKUP_MISSING',
      `${path} is not a folder of backups`,
      'Give the folder that backups were written into',
    )
  return folderAt(path)
}

/** Opens a folder to write a backup into, made when missing, and holds it. Throws `BACKUP_FOLDER` where it holds other things or is in use. */
export function holdBackupFolder(path: string): BackupFolder & { release(): void } {
  makePrivate(path)
  const there = readdirSync(path).filter((name) => name !== namesIn.lock)
  if (there.length > 0 && !there.includes(namesIn.marker))
    throw new Problem('BACKUP_FOLDER', `${path} holds other things than backups`, 'Give an empty folder, or a new one')
  const { unlock } = hold(path)
  try {
    if (there.length === 0) writeFileAtomically(join(path, namesIn.marker), greeting)
    makePrivate(join(path, namesIn.pool))
    return { ...folderAt(path), release: unlock }
  } catch (cause) {
    unlock()
    throw cause
  }
}

/** The id of a backup that begins `now`: later than every one that is there, also when the clock was set back. */
export function nextId({ ids, unfinished }: BackupFolder, now: number): string {
  const last = [...ids(), ...unfinished().map((name) => name.replace(/\.part$/, ''))].sort().at(-1)
  const after = last === undefined ? 0 : instantOf(last) + 1
  return new Date(Math.max(now, after)).toISOString().replaceAll(':', '-')
}

/** When the backup of this id was begun, in milliseconds since 1970. */
export function instantOf(id: string): number {
  return Date.parse(id.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'))
}

/** The backup that was asked for, or the newest. Throws `BACKUP_MISSING`. */
export function chooseBackup(folder: BackupFolder, id: string | undefined): string {
  const ids = folder.ids()
  const chosen = id === undefined ? ids.at(-1) : ids.find((one) => one === id)
  if (chosen !== undefined) return chosen
  throw new Problem(
    'BACKUP_MISSING',
    id === undefined ? `${folder.path} holds no whole backup` : `${folder.path} holds no whole backup ${id}`,
    ids.length === 0 ? 'One that was cut off is none: make a new one' : `Choose from ${ids.slice(-5).join(', ')}`,
  )
}

/** Throws `BACKUP_FOLDER` where one of the folders lies inside another: a backup must not swallow itself, nor lie beside its keys. */
export function refuseNested(folders: readonly (readonly [what: string, path: string])[]): void {
  for (const [a, outer] of folders)
    for (const [b, inner] of folders)
      if (a !== b && `${resolve(inner)}/`.startsWith(`${resolve(outer)}/`))
        throw new Problem(
          'BACKUP_FOLDER',
          `${b} (${inner}) lies in ${a} (${outer})`,
          'Give folders apart from each other, better on another disk',
        )
}

export function makePrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

function hold(path: string): { unlock(): void } {
  try {
    return lockFolder(path)
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'CASE_FOLDER_IN_USE') throw cause
    const holder = readFileSync(join(path, namesIn.lock), 'utf8')
    throw new Problem(
      'BACKUP_FOLDER',
      `Another backup is being written into ${path} (process ${holder})`,
      'Wait for it to end',
    )
  }
}

function folderAt(path: string): BackupFolder {
  const named = (pattern: (name: string) => boolean) => () => readdirSync(path).filter(pattern).sort()
  return {
    path,
    pool: join(path, namesIn.pool),
    ids: named((name) => idPattern.test(name)),
    unfinished: named((name) => name.endsWith('.part') && idPattern.test(name.slice(0, -5))),
  }
}
