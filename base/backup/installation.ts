import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Clock } from '../clock.ts'
import { Problem } from '../errors.ts'
import type { Place } from '../store/index.ts'
import { directoryStore, type ObjectStore } from '../vault/index.ts'

/**
 * Everything that belongs to an installation, in one place: a backup takes all of it, a restore puts all of it back. What lies
 * in a data folder and is not named here is left out of backups, and every backup says so.
 */
export interface Installation {
  data: string
  database: Place
  /** Sealed objects: below `vault/`, or in a bucket. */
  objects: ObjectStore
  /** The Merkle log. */
  ledger: string
  /** Generations of the keyring: wrapped keys, which somebody who holds an opener can open. */
  keyring: string
  /** Secrets of the server, as they are: the ledger's key. */
  keys: string
  clock: Clock
}

export interface InstallationSettings extends Omit<Place, 'dataFolder'> {
  clock: Clock
  /** Where the sealed objects are, when not below `vault/`. */
  objects?: ObjectStore | undefined
}

export const ledgerKeyFile = 'ledger.key'

/** Settings that lie in the data folder: files, and folders of files. */
const plain = ['config', 'config.yaml', 'provider.yaml']

/** What needs no backup: the database (copied row by row), marks and locks. */
const passing = ['postgres', 'restoring', 'in-use']

export function installationIn(data: string, { clock, objects, ...place }: InstallationSettings): Installation {
  const folder = resolve(data)
  const below = (name: string): string => join(folder, name)
  return {
    data: folder,
    database: { ...place, dataFolder: folder },
    objects: objects ?? directoryStore(below('vault')),
    ledger: below('ledger'),
    keyring: below('keyring'),
    keys: below('keys'),
    clock,
  }
}

/** Paths of plain files, relative, with `/`. */
export function plainFiles({ data }: Installation): string[] {
  return plain.filter((name) => existsSync(join(data, name))).flatMap((name) => filesAt(data, name))
}

/** Files of `keys/`, relative to it. */
export function secretFiles({ keys }: Installation): string[] {
  return existsSync(keys) ? readdirSync(keys).flatMap((name) => filesAt(keys, name)) : []
}

/** Whether a path of a backup may be written as a plain file. */
export function isPlain(path: string): boolean {
  return plain.includes(path.split('/')[0]!) && isInside(path)
}

/** Whether a relative path stays where it is put. */
export function isInside(path: string): boolean {
  return !path.includes('\\') && !path.includes('\0') && path.split('/').every((part) => !/^\.{0,2}$/.test(part))
}

/** Names in the data folder of which a backup knows nothing. Those that begin with a dot are passing: evidence in the plain, while it is read. */
export function strangers({ data, ledger, keyring, keys }: Installation): string[] {
  if (!existsSync(data)) return []
  const known = [...plain, ...passing, 'vault', ...[ledger, keyring, keys].map((path) => path.slice(data.length + 1))]
  return readdirSync(data).filter((name) => !known.includes(name) && !name.startsWith('.'))
}

/** While this file is there, the installation is half put back: nobody may work with it. */
export const markOf = ({ data }: Pick<Installation, 'data'>): string => join(data, 'restoring')

/** For everybody who opens a data folder to work in it: throws `RESTORE_UNFINISHED` where a restore was begun and did not end. */
export function refuseUnfinished(data: string): void {
  if (existsSync(markOf({ data })))
    throw new Problem(
      'RESTORE_UNFINISHED',
      `${data} is being restored from a backup, or such a restore was cut off`,
      'Run the same ./cordon restore again: it goes on',
    )
}

function filesAt(root: string, name: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true })
  if (entries.find((entry) => entry.name === name)?.isFile()) return [name]
  const below = readdirSync(join(root, name), { recursive: true, withFileTypes: true })
  return below
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}
