import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clockAt } from '../base/clock.ts'
import { randomIds } from '../base/ids.ts'
import { type Job, openJobs } from '../base/jobs/index.ts'
import { type EntryKinds, engineKinds, openKeyFile, openLedger } from '../base/ledger/index.ts'
import { openTestStore, type TestStore } from '../base/store/test-store.ts'
import {
  type KeyringStore,
  keyringInMemory,
  type ObjectStore,
  objectsInMemory,
  openKeyring,
  passphrase,
  Secret,
  sealRow,
} from '../base/vault/index.ts'
import {
  bindJobs,
  type Caller,
  keepLog,
  type LogKeeper,
  type Office,
  type OfficeJob,
  officeKeys,
  type PersonWords,
  Recorder,
  type Role,
  type WaysOut,
} from '../office/access/index.ts'
import { entryKinds } from '../office/entry-kinds.ts'
import { officeJobs } from '../office/jobs.ts'

/** For tests: Argon2id that takes no time. */
const quick = { memory: 8, passes: 1, lanes: 1 }
export const testPassphrase = () => passphrase(new Secret('harbour lantern teapot 9'), quick)

/** A whole office for tests: real database, ledger on the disk, vault open, a clock that stands at 2026-03-02T09:00 in Hong Kong. */
export interface TestOffice extends Office {
  store: TestStore
  clock: ReturnType<typeof clockAt>
  log: LogKeeper
  /** Folder of the ledger, for `./cordon verify`. */
  ledgerFolder: string
  /** A new person with these roles at the provider, signed in with a passkey of their own. */
  addPerson(name: string | PersonWords, ...roles: Role[]): Promise<Caller>
  /** All that the ledger's database half says, oldest first, as `what` and facts. */
  entries(): Promise<{ what: string; facts: Record<string, unknown>; case_id: string | null }[]>
  close(): Promise<void>
  /** Closes it so that others can go on from here: its files in `folder`, its database under this name. Keyring and objects must lie in it. */
  keep(database: string): Promise<KeptOffice>
}

export interface TestOfficeOptions {
  /** Beside those of the office. */
  jobs?: readonly (Job<never> | OfficeJob<never>)[]
  kinds?: EntryKinds
  binaries?: string
  /** Where the keyring lies, for tests in which another process uses it too. */
  keyrings?: KeyringStore
  waysOut?: WaysOut
  /** Where sealed objects lie; in memory otherwise. */
  objects?: ObjectStore
  /** Where the ledger and scratch lie, for tests of a small disk; a temporary folder otherwise. */
  folder?: string
  /** An office that was kept, to go on from. */
  from?: KeptOffice | undefined
}

/** What is left of an office that was closed by `keep`. */
export interface KeptOffice {
  folder: string
  database: string
  now: string
}

export async function openTestOffice({
  jobs = [],
  kinds = {},
  binaries,
  keyrings = keyringInMemory(),
  waysOut,
  objects = objectsInMemory(),
  folder = mkdtempSync(join(tmpdir(), 'cordon-office-')),
  from,
}: TestOfficeOptions = {}): Promise<TestOffice> {
  if (from !== undefined) cpSync(from.folder, folder, { recursive: true })
  const clock = clockAt(from?.now ?? '2026-03-02T09:00:00+08:00')
  const store = await openTestStore(clock, binaries, from?.database)
  const keyring = await openKeyring(keyrings, clock)
  if (from === undefined) {
    await keyring.create([testPassphrase()])
    await keyring.createCase(officeKeys)
  } else await keyring.open(testPassphrase())
  const key = openKeyFile(join(folder, 'ledger.key'), true)
  const all = { ...entryKinds, ...kinds }
  const recorder = new Recorder(key.referenceKey, { ...all, ...engineKinds })
  const ledgerFolder = join(folder, 'ledger')
  const ledger = openLedger(ledgerFolder, { signer: key.signer, clock, kinds: all })
  const log = keepLog(store, ledger, recorder, () => {})
  const queue = await openJobs(
    store,
    bindJobs([...officeJobs, ...jobs], () => office),
  )
  const places = { scratch: join(folder, 'scratch'), evidence: [tmpdir()] }
  const office: Office = {
    store,
    keyring,
    objects,
    jobs: queue,
    recorder,
    log,
    clock,
    ids: randomIds,
    places,
    waysOut,
  }
  return {
    ...office,
    store,
    clock,
    log,
    ledgerFolder,
    addPerson: (name, ...roles) => addPerson(office, name, roles),
    entries: () => readEntries(store),
    async close() {
      await queue.close()
      await log.stop()
      await store.drop()
      rmSync(folder, { recursive: true })
    },
    async keep(database) {
      await queue.close()
      await log.stop()
      await store.keepAs(database)
      return { folder, database, now: new Date(clock.now()).toISOString() }
    },
  }
}

async function addPerson(office: Office, given: string | PersonWords, roles: readonly Role[]): Promise<Caller> {
  const accountId = office.ids.next()
  const person = typeof given === 'string' ? { name: given } : given
  const words = sealRow(office.keyring.caseKeys(officeKeys), { table: 'accounts', row: accountId }, person)
  await office.store.transaction('nobody', async (trx) => {
    await trx
      .insertInto('accounts')
      .values({ id: accountId, name: `staff-${accountId}`, words })
      .execute()
    for (const role of roles)
      await trx.insertInto('grants').values({ id: office.ids.next(), account_id: accountId, role }).execute()
  })
  return { accountId, sessionId: office.ids.next(), authenticator: `passkey:${accountId}`, verified: true }
}

async function readEntries(store: TestStore) {
  const admin = await store.connectAdmin()
  const { rows } = await admin.query('select what, facts, case_id from cordon.ledger_entries order by id')
  await admin.end()
  return rows
}
