import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../errors.ts'
import { syncFolder, writeProblem } from '../files/index.ts'
import { keyringInFolder } from '../vault/index.ts'
import { makePrivate, removeFolder } from './backup-folder.ts'
import { type Installation, isInside, secretFiles } from './installation.ts'

/** The secrets of one backup, in a folder of its own apart from it. */
export interface Keys {
  format: 1
  /** The backup that they belong to. */
  backup: string
  files: { path: string; bytes: number; sha256: string }[]
}

const manifestName = 'keys.json'
export const keyringName = 'keyring'

/** The newest keyring as it lies there, sealed. */
export async function keyringText({ keyring }: Installation): Promise<string | undefined> {
  return existsSync(keyring) ? keyringInFolder(keyring).load() : undefined
}

/** Writes keyring and secrets of backup `id` into `<folder>/<id>`, whole or not at all; answers the SHA-256 of their list. */
export function saveKeys(installation: Installation, folder: string, id: string, keyring: string | undefined): string {
  const part = join(folder, `${id}.part`)
  makePrivate(folder)
  removeFolder(part)
  makePrivate(part)
  const files: Keys['files'] = []
  const keep = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(join(part, path)), { recursive: true, mode: 0o700 })
    writePrivately(join(part, path), bytes)
    files.push({ path, bytes: bytes.length, sha256: sha256(bytes) })
  }
  if (keyring !== undefined) keep(keyringName, Buffer.from(keyring))
  for (const path of secretFiles(installation)) keep(`keys/${path}`, readFileSync(join(installation.keys, path)))
  const text = `${JSON.stringify({ format: 1, backup: id, files } satisfies Keys, null, 2)}\n`
  writePrivately(join(part, manifestName), Buffer.from(text))
  renameSync(part, join(folder, id))
  syncFolder(folder)
  return sha256(Buffer.from(text))
}

/**
 * Reads the keys of a backup: path -> bytes, `keyring` and `keys/...`. Throws `BACKUP_KEYS` where there are none, or not the ones that
 * `listed` (the SHA-256 that the backup states) names, or one of them was changed.
 */
export function readKeys(folder: string, id: string, listed: string): Map<string, Buffer> {
  const at = join(folder, id)
  if (!existsSync(join(at, manifestName))) throw wrongKeys(`${folder} holds no keys of backup ${id}`)
  const text = readFileSync(join(at, manifestName))
  if (sha256(text) !== listed) throw wrongKeys(`The keys in ${at} are not those that were written with backup ${id}`)
  const { files } = JSON.parse(text.toString('utf8')) as Keys
  return new Map(
    files.map(({ path, sha256: expected }) => {
      const bytes = isInside(path) && existsSync(join(at, path)) ? readFileSync(join(at, path)) : undefined
      if (bytes === undefined || sha256(bytes) !== expected)
        throw wrongKeys(`${join(at, path)} is missing or was changed`)
      return [path, bytes]
    }),
  )
}

export function writePrivately(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { mode: 0o600, flush: true })
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

function wrongKeys(what: string): Problem {
  return new Problem(
    'BACKUP_KEYS',
    what,
    'Give --keys with the folder that its keys were written into, or another backup',
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
