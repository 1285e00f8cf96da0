import { join } from 'node:path'
import { refuseUnfinished } from '../../base/backup/index.ts'
import { type Clock, systemClock } from '../../base/clock.ts'
import { Problem } from '../../base/errors.ts'
import { type Ids, randomIds } from '../../base/ids.ts'
import { openJobs } from '../../base/jobs/index.ts'
import { engineKinds, type Ledger, type LedgerKey, openKeyFile, openLedger } from '../../base/ledger/index.ts'
import { openStore, type Store } from '../../base/store/index.ts'
import {
  directoryStore,
  keyringInFolder,
  type ObjectStore,
  openKeyring,
  openS3Store,
  type S3Store,
  s3Options,
} from '../../base/vault/index.ts'
import { bindJobs, keepLog, type LogKeeper, type Office, Recorder } from '../../office/access/index.ts'
import { entryKinds } from '../../office/entry-kinds.ts'
import { officeJobs } from '../../office/jobs.ts'
import { type Config, defaults } from './config/config.ts'
import type { Env } from './config/env.ts'
import type { Secrets } from './config/secrets.ts'
import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'
import { openWaysOut } from './open-ways-out.ts'
import { ownScratch } from './own-scratch.ts'
import { prepareDataFolder } from './prepare-data-folder.ts'

export interface OfficeSettings {
  config: Pick<Config, 'dataFolder' | 'scratch' | 'evidence'> & Partial<Pick<Config, 'origin' | 'port'>>
  env: Env
  secrets: Secrets
  log: Log
  /** Of all processes on one database, one keeps the Merkle log; the others write entries and leave them to it. */
  keepsLog: boolean
  /** For tests. */
  overrides?: Overrides
}

export interface Overrides {
  clock?: Clock
  ids?: Ids
  store?: Store
  objects?: ObjectStore
}

export interface OpenedOffice {
  office: Office
  /** Ends workers, takes the last entries into the log, and lets go of everything. */
  close(): Promise<void>
}

/**
 * The one place where the office is put together: database, keyring (sealed), sealed objects, ledger, queue, clock. What was opened is
 * closed again where a later part cannot be. Throws what the parts throw, and `SERVER_RUNNING`.
 */
export async function openOffice({
  config,
  env,
  secrets,
  log,
  keepsLog,
  overrides = {},
}: OfficeSettings): Promise<OpenedOffice> {
  const { clock = systemClock, ids = randomIds } = overrides
  const at = (name: string): string => join(config.dataFolder, name)
  const opened: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each()
  }
  refuseUnfinished(config.dataFolder)
  if (keepsLog) prepareDataFolder(config.dataFolder)
  try {
    const key = openKeyFile(join(at('keys'), 'ledger.key'), keepsLog)
    const ledger = keepsLog ? holdLedger(at('ledger'), key, clock) : undefined
    let keeper: LogKeeper | undefined
    // Once it is followed, its keeper lets go of it: a second time could be the next server's.
    opened.push(() => (keeper === undefined ? ledger?.close() : undefined))
    const store = overrides.store ?? (await openDatabase(config, secrets, clock))
    opened.push(() => store.close())
    const keyring = await openKeyring(keyringInFolder(at('keyring')), clock)
    opened.push(() => keyring.seal())
    const objects = overrides.objects ?? (await openObjects(env, secrets, at('vault'), clock))
    opened.push(() => closeObjects(objects))
    const scratch = ownScratch(config.scratch ?? at('.scratch'))
    opened.push(() => scratch.remove())
    const origin = config.origin ?? `http://localhost:${config.port ?? defaults.CORDON_PORT}`
    const waysOut = openWaysOut(env, secrets, origin, clock)
    opened.push(() => waysOut.mail?.mailer.close())
    const places = { scratch: scratch.path, evidence: config.evidence }
    const recorder = new Recorder(key.referenceKey, { ...entryKinds, ...engineKinds })
    if (ledger !== undefined) keeper = followEntries(store, ledger, recorder, log)
    opened.push(async () => keeper?.stop())
    const jobs = await openJobs(
      store,
      bindJobs(officeJobs, () => office),
    )
    opened.push(() => jobs.close())
    const office: Office = { ...{ store, keyring, objects, jobs, recorder, waysOut, clock, ids, places }, log: keeper }
    return { office, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

function openDatabase({ dataFolder }: Pick<Config, 'dataFolder'>, secrets: Secrets, clock: Clock): Promise<Store> {
  return openStore({
    ...{ dataFolder, clock },
    url: secrets.DATABASE_URL?.text(),
    appUrl: secrets.DATABASE_APP_URL?.text(),
    readerUrl: secrets.DATABASE_READER_URL?.text(),
  })
}

async function openObjects(
  env: Env,
  { CORDON_S3_SECRET: secret }: Secrets,
  folder: string,
  clock: Clock,
): Promise<ObjectStore | S3Store> {
  const options = s3Options(secret === undefined ? env : { ...env, CORDON_S3_SECRET: secret.text() })
  return options === undefined ? directoryStore(folder) : openS3Store(options, clock)
}

/** A bucket holds connections; a folder holds nothing. */
function closeObjects(objects: ObjectStore | S3Store): void {
  if ('capabilities' in objects) objects.close()
}

/** The ledger has one writer; a second server on the same data folder finds it held. */
function holdLedger(folder: string, { signer }: LedgerKey, clock: Clock): Ledger {
  try {
    return openLedger(folder, { signer, clock, kinds: entryKinds })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'CASE_FOLDER_IN_USE') throw cause
    throw new Problem(
      'SERVER_RUNNING',
      'Another server holds this data folder',
      'Stop it first, or start this one with another --data',
      { cause },
    )
  }
}

/** The same trouble comes back each second: it is told when it begins, changes and ends. */
function followEntries(store: Store, ledger: Ledger, recorder: Recorder, log: Log): LogKeeper {
  let told: string | undefined
  return keepLog(store, ledger, recorder, (cause) => {
    if (told === recorder.blocked) return
    told = recorder.blocked
    log.error({ defect: describeDefect(cause) }, 'entries do not reach the ledger')
  })
}
