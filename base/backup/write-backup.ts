import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../errors.ts'
import { hashFile, syncFolder } from '../files/index.ts'
import { queueTables } from '../jobs/index.ts'
import { openKeyFile, type Signer } from '../ledger/index.ts'
import { openSnapshot, type SequenceState } from '../store/index.ts'
import { type KeyringFacts, keyringFacts } from '../vault/index.ts'
import { version } from '../version.ts'
import {
  type BackupFolder,
  holdBackupFolder,
  instantOf,
  makePrivate,
  nextId,
  refuseNested,
  removeFolder,
} from './backup-folder.ts'
import { type ContentLine, ContentsWriter, readContents } from './contents.ts'
import { type Context, checkStop } from './context.ts'
import { copyLedger } from './copy-ledger.ts'
import { copyObjects, type Known, keyOf } from './copy-objects.ts'
import { copyTables } from './copy-tables.ts'
import { type Installation, ledgerKeyFile, plainFiles, refuseUnfinished, strangers } from './installation.ts'
import { fileNames, writeManifest } from './manifest.ts'
import type { Manifest } from './manifest-shape.ts'
import { Pool } from './pool.ts'
import { pruneBackups } from './prune-backups.ts'
import { keyringText, saveKeys } from './save-keys.ts'

export interface BackupOptions extends Context {
  /** Folder for keyring and secrets, apart from the backups. Without it they are left out. */
  keys?: string | undefined
  /** Remove all but so many of the newest backups (and keys) afterwards. Without it none is removed. */
  keep?: number | undefined
}

const mostRounds = 3

/**
 * Writes one backup of everything into the folder at `path`, while the installation goes on working. Killed at any point, the
 * folder holds the backups it held before; sealed objects that were copied are not copied again. Throws `BACKUP_` problems, and what
 * reading the installation throws.
 */
export async function writeBackup(
  installation: Installation,
  path: string,
  options: BackupOptions = {},
): Promise<Manifest> {
  refuseUnfinished(installation.data)
  const { keys } = options
  refuseNested([
    ['the data folder', installation.data],
    ['the folder of backups', path],
    ...(keys === undefined ? [] : [['the folder of keys', keys] as const]),
  ])
  const folder = holdBackupFolder(path)
  try {
    const known = readKnown(folder)
    const id = nextId(folder, installation.clock.now())
    const part = join(path, `${id}.part`)
    makePrivate(part)
    for (const name of folder.unfinished()) if (name !== `${id}.part`) removeFolder(join(path, name))
    const manifest = await fillBackup(installation, folder, id, known, options)
    options.tell?.('closing the backup', 1, 1, 'steps')
    renameSync(part, join(path, id))
    syncFolder(path)
    if (options.keep !== undefined) pruneBackups(folder, options.keep, keys)
    return manifest
  } finally {
    folder.release()
  }
}

/** What earlier backups and those that were cut off have in the pool already. */
function readKnown(folder: BackupFolder): Known {
  const lists = [...folder.ids().slice(-1), ...folder.unfinished()].flatMap((name) =>
    [fileNames.contents, `${fileNames.contents}.seen`].map((file) => join(folder.path, name, file)),
  )
  const known: Known = new Map()
  for (const list of lists.filter((path) => existsSync(path)))
    for (const line of readContents(list)) known.set(keyOf(line), line)
  return known
}

/**
 * The order is what makes it fit together. Objects first, because that may take hours; then, in minutes, the ledger, the tables and the
 * objects that came since. The tables are never behind the ledger: they hold every entry, so the log goes on from its copy and takes in what
 * it lacks. Objects come after the tables that speak of them, the keyring last. Where a key was retired meanwhile, it begins again.
 */
async function fillBackup(
  installation: Installation,
  folder: BackupFolder,
  id: string,
  known: Known,
  options: BackupOptions,
): Promise<Manifest> {
  const part = join(folder.path, `${id}.part`)
  const pool = new Pool(folder.pool)
  const seen = new ContentsWriter(join(part, `${fileNames.contents}.seen`))
  await whileListing(seen, () => copyObjects(installation.objects, pool, known, (line) => seen.add(line), options))
  for (let round = 1; ; round++) {
    const before = await keyringText(installation)
    const copied = await copyAtOnce(installation, part, pool, known, options)
    const after = await keyringText(installation)
    const lost =
      before === undefined || after === undefined ? undefined : lostKey(keyringFacts(before), keyringFacts(after))
    if (lost === undefined) return finish(installation, part, pool, id, copied, after, options)
    if (round === mostRounds)
      throw new Problem(
        'VAULT_BUSY',
        `Keys of case ${lost} were retired while it was backed up, ${mostRounds} times`,
        'Try again when the rotation is over',
      )
  }
}

type Copied = Pick<Manifest, 'postgres' | 'snapshot' | 'migrations' | 'tables' | 'ledger' | 'contents'> & {
  sequences: SequenceState[]
}

async function copyAtOnce(
  installation: Installation,
  part: string,
  pool: Pool,
  known: Known,
  context: Context,
): Promise<Copied> {
  removeFolder(join(part, fileNames.tables))
  removeFolder(join(part, fileNames.contents))
  mkdirSync(join(part, fileNames.tables), { mode: 0o700 })
  const list = join(part, fileNames.contents)
  const contents = new ContentsWriter(list)
  const count = { objects: 0, objectBytes: 0, files: 0 }
  const add = (line: ContentLine): void => {
    contents.add(line)
    count.files++
    if (line.part !== 'objects') return
    count.objects++
    count.objectBytes += line.bytes
  }
  const copied = await whileListing(contents, async () => {
    const ledger = await copyLedger(installation.ledger, pool, known, add, context)
    const tables = await copySnapshot(installation, part, context)
    await copyObjects(installation.objects, pool, known, add, context)
    for (const path of plainFiles(installation))
      add({ part: 'plain', path, ...(await pool.put([readFileSync(join(installation.data, path))])) })
    return { ...tables, ledger }
  })
  pool.sync()
  return { ...copied, contents: { sha256: hashFile(list), bytes: statSync(list).size, ...count } }
}

async function copySnapshot(installation: Installation, part: string, context: Context) {
  return openSnapshot(installation.database, { pgboss: queueTables }, async (opened) => {
    const snapshot = new Date(installation.clock.now()).toISOString()
    const tables = await copyTables(opened, part, context)
    const { version: postgres, migrations } = opened
    return { postgres, snapshot, migrations, tables, sequences: await opened.sequences() }
  })
}

async function whileListing<T>(list: ContentsWriter, work: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await work()
  } catch (cause) {
    list.abandon()
    throw cause
  }
  list.close()
  return result
}

function finish(
  installation: Installation,
  part: string,
  pool: Pool,
  id: string,
  copied: Copied,
  keyring: string | undefined,
  options: BackupOptions,
): Manifest {
  checkStop(options)
  options.tell?.('closing the backup', 0, 1, 'steps')
  const saved = options.keys === undefined ? null : { sha256: saveKeys(installation, options.keys, id, keyring) }
  const facts = keyring === undefined ? undefined : keyringFacts(keyring)
  const manifest: Manifest = {
    format: 1,
    id,
    cordon: version,
    begun: new Date(instantOf(id)).toISOString(),
    ended: new Date(installation.clock.now()).toISOString(),
    ...copied,
    keyring: facts === undefined ? null : { id: facts.id, generation: facts.generation },
    keys: saved,
    leftOut: strangers(installation),
  }
  removeFolder(join(part, `${fileNames.contents}.seen`))
  pool.sync()
  writeManifest(part, manifest, signerOf(installation))
  syncFolder(join(part, fileNames.tables))
  syncFolder(part)
  return manifest
}

function signerOf({ keys }: Installation): Signer | undefined {
  const file = join(keys, ledgerKeyFile)
  return existsSync(file) ? openKeyFile(file, false).signer : undefined
}

/** A case of which `after` lacks a key that `before` had, although it was not erased: what was copied under that key could not be opened. */
function lostKey(before: KeyringFacts, after: KeyringFacts): string | undefined {
  for (const [caseId, keys] of before.keys) {
    const left = after.keys.get(caseId)
    if (!after.erased.has(caseId) && keys.some((key) => left?.includes(key) !== true)) return caseId
  }
  return undefined
}
