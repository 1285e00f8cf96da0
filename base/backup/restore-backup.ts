import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../errors.ts'
import { syncFolder, writeFileAtomically, writeProblem } from '../files/index.ts'
import { installQueue } from '../jobs/index.ts'
import { openKeyFile } from '../ledger/index.ts'
import { openNewStore, openStore } from '../store/index.ts'
import { placeKeyring } from '../vault/index.ts'
import { type Context, checkStop } from './context.ts'
import { type Installation, isInside, ledgerKeyFile, markOf, plainFiles } from './installation.ts'
import { readManifest } from './manifest.ts'
import { type Backup, openBackup, refuseWrongFiles } from './open-backup.ts'
import { putFiles } from './put-files.ts'
import { readTable } from './read-table.ts'
import { keyringName, readKeys, writePrivately } from './save-keys.ts'

export interface RestoreOptions extends Context {
  /** Which backup; the newest without it. */
  id?: string | undefined
  /** Folder that its keys were written into. */
  keys?: string | undefined
  /** Put everything but the keys back, when they are to come from elsewhere. */
  withoutKeys?: boolean | undefined
  /** The public key of the ledger, known from elsewhere, that must have signed the backup. */
  vkey?: string | undefined
}

/**
 * Puts a backup back into an empty installation, on any server from PostgreSQL 15 on, and brings its tables up to this version. The database comes
 * last and in one transaction; a mark in the data folder tells everybody that it is not finished. Cut off at any point, the same call goes
 * on. Throws `BACKUP_` and `RESTORE_` problems.
 */
export async function restoreBackup(
  installation: Installation,
  path: string,
  options: RestoreOptions = {},
): Promise<Backup> {
  const backup = openBackup(path, options.id, options.vkey)
  const keys = chooseKeys(backup, options)
  refuseWrongFiles(backup)
  makeData(installation)
  const goingOn = isBegun(installation, backup)
  if (!goingOn) await refuseFilled(installation)
  const store = await openNewStore(installation.database, backup.id)
  try {
    if (store.loaded && !goingOn) throw notEmpty('This backup is in the database already')
    writeFileAtomically(markOf(installation), `${backup.id}\n`)
    syncFolder(installation.data)
    await putFiles(backup, installation, options)
    putKeys(installation, keys)
    checkStop(options)
    if (!store.loaded) await loadDatabase(store, backup, options)
    options.tell?.('closing the restore', 0, 1, 'steps')
  } finally {
    await store.close()
  }
  await (await openStore({ ...installation.database, clock: installation.clock })).close()
  rmSync(markOf(installation))
  syncFolder(installation.data)
  return backup
}

/** As the server makes it: as root others may pass through it, because the database that comes along runs as another user. What is in it is private. */
function makeData({ data }: Installation): void {
  try {
    mkdirSync(data, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
  } catch (cause) {
    throw writeProblem(data, cause)
  }
}

async function loadDatabase(
  store: Awaited<ReturnType<typeof openNewStore>>,
  { id, folder, manifest }: Backup,
  context: Context,
): Promise<void> {
  await installQueue(store)
  let done = 0
  await store.load({
    migrations: manifest.migrations,
    tables: manifest.tables,
    sequences: manifest.sequences,
    async *read(table) {
      const whole = manifest.tables.find(({ schema, name }) => schema === table.schema && name === table.name)!
      context.tell?.('filling tables', done, manifest.tables.length, 'tables')
      for await (const piece of readTable(folder, id, whole)) {
        checkStop(context)
        yield piece
      }
      done++
    },
  })
}

/** The keys that go with the backup. Where there is the ledger's own, the backup must carry its signature: so nobody without it can have made one up. */
function chooseKeys({ id, folder, manifest }: Backup, options: RestoreOptions): Map<string, Buffer> {
  if (options.withoutKeys === true) return new Map()
  const { keys: given } = options
  if (manifest.keys === null && given === undefined && manifest.keyring === null) return new Map()
  if (manifest.keys === null)
    throw new Problem(
      'BACKUP_KEYS',
      `Backup ${id} was written without its keys`,
      'Put it back with --without-keys, then put keyring/ and keys/ from your own copies into the data folder',
    )
  if (given === undefined)
    throw new Problem(
      'BACKUP_KEYS',
      `The keys of backup ${id} lie apart from it, and without them nothing sealed can be opened`,
      'Give --keys with their folder, or --without-keys to put back the rest',
    )
  const keys = readKeys(given, id, manifest.keys.sha256)
  if (keys.has(`keys/${ledgerKeyFile}`)) {
    const { verifier } = openKeyFile(join(given, id, 'keys', ledgerKeyFile), false).signer
    readManifest(folder, id, verifier)
  }
  return keys
}

function putKeys({ keyring, keys }: Installation, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, bytes] of files) {
    if (path === keyringName) {
      placeKeyring(keyring, bytes.toString('utf8'))
      continue
    }
    if (!path.startsWith('keys/') || !isInside(path)) continue
    const to = join(keys, path.slice('keys/'.length))
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    writePrivately(to, bytes)
  }
}

/** True where a restore of this very backup was cut off here. */
function isBegun(installation: Installation, { id }: Backup): boolean {
  const mark = markOf(installation)
  if (!existsSync(mark)) return false
  const begun = readFileSync(mark, 'utf8').trim()
  if (begun === id) return true
  throw new Problem(
    'RESTORE_UNFINISHED',
    `The restore of another backup, ${begun}, was begun in ${installation.data} and cut off`,
    `Finish it with --backup ${begun}, or empty the folder and the database and begin anew`,
  )
}

/** The database is looked at when it is opened. */
async function refuseFilled(installation: Installation): Promise<void> {
  const { data, ledger, keyring, keys, objects } = installation
  for (const folder of [ledger, keyring, keys])
    if (existsSync(folder) && readdirSync(folder).length > 0) throw notEmpty(`${folder} holds files already`)
  for (const name of plainFiles(installation)) throw notEmpty(`${join(data, name)} is there already`)
  for await (const name of objects.list('')) throw notEmpty(`There are sealed objects already (${name})`)
}

function notEmpty(what: string): Problem {
  return new Problem(
    'RESTORE_NOT_EMPTY',
    what,
    'A backup is put back into an empty installation only: give another --data, or move the old one away',
  )
}
