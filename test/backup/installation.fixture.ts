import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Installation, installationIn } from '../../base/backup/installation.ts'
import { clockAt } from '../../base/clock.ts'
import { bytesInMemory } from '../../base/files/index.ts'
import { defineJob, openJobs } from '../../base/jobs/index.ts'
import { openKeyFile, openLedger } from '../../base/ledger/index.ts'
import { someEntries } from '../../base/ledger/ledger.fixture.ts'
import { openStore, type Place, sql } from '../../base/store/index.ts'
import { openTestStore, type TestStore } from '../../base/store/test-store.ts'
import { CaseVault, type Keyring, keyringInFolder, openKeyring, sealRow } from '../../base/vault/index.ts'
import { words } from '../../base/vault/vault.fixture.ts'

export const clock = clockAt('2026-03-02T09:00:00+08:00')
export const caseId = '00000000-0000-4000-8000-0000000000c1'
export const ada = '00000000-0000-4000-8000-00000000ada0'
/** Stands for what nobody must find in a backup. */
export const canary = (n: number): string => `canary-${n}-Chan-Tai-Man`
export const writeLetters = defineJob<{ chunk: number }>({
  name: 'write-letters',
  load: async () => async (input) => async () => `chunk ${input.chunk} written`,
})

/** A whole installation in folders of its own, its database on a server that all tests share. */
export interface TestInstallation extends Installation {
  root: string
  store: TestStore
  keyring_: Keyring
  vault: CaseVault
  remove(): Promise<void>
}

/** Harbour Clinic's installation: a case with sealed decisions, queued letters, a ledger of `entries` entries and some sealed files. */
export async function openInstallation(binaries?: string, entries = 300): Promise<TestInstallation> {
  const root = mkdtempSync(join(tmpdir(), 'cordon-backup-'))
  const store = await openTestStore(clock, binaries)
  const plain = installationIn(join(root, 'data'), { clock })
  const installation: Installation = { ...plain, database: store.options }
  const keyring = await openKeyring(keyringInFolder(installation.keyring), clock)
  await keyring.create([words()])
  await keyring.createCase(caseId)
  const vault = new CaseVault(keyring, installation.objects, caseId)
  for (let n = 0; n < 5; n++) await vault.keep(bytesInMemory(Buffer.from(`${canary(n)} `.repeat(1 + n * 20_000))))
  await fillTables(store, keyring)
  fillLedger(installation, entries)
  writeFileSync(join(installation.data, 'provider.yaml'), 'name: Harbour Clinic Group\n')
  return {
    ...installation,
    ...{ root, store, keyring_: keyring, vault },
    async remove() {
      await store.drop()
      rmSync(root, { recursive: true })
    },
  }
}

async function fillTables(store: TestStore, keyring: Keyring): Promise<void> {
  const jobs = await openJobs(store, [writeLetters])
  await store.transaction({ person: ada }, async (transaction) => {
    await transaction.insertInto('accounts').values({ id: ada, name: 'staff-0001' }).execute()
    await sql`select open_case(${caseId}, 'INC-2026-001', 'manager')`.execute(transaction)
    for (let n = 0; n < 20; n++) {
      const id = randomUUID()
      const reason = sealRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, { reason: canary(100 + n) })
      const decision = { id, case_id: caseId, kind: 'notify', outcome: 'yes', reason, made_by: ada }
      await transaction.insertInto('decisions').values(decision).execute()
      await jobs.add(writeLetters, { chunk: n }, { transaction, caseId, key: `${n}` })
    }
    await transaction.insertInto('settings').values({ name: 'language', value: '"zh-Hant-HK"' }).execute()
  })
  await jobs.close()
}

function fillLedger({ keys, ledger }: Installation, entries: number): void {
  const { signer } = openKeyFile(join(keys, 'ledger.key'), true)
  const log = openLedger(ledger, { signer, clock })
  log.append(someEntries(entries))
  log.close()
}

/** An empty place to put a backup back to, with a database of its own on the server of `at`. */
export function emptyBeside(at: TestStore, root: string, name: string): Installation {
  const database: Place = { ...at.options, database: `${at.options.database}_${name}` }
  return { ...installationIn(join(root, name), { clock }), database }
}

export async function dropDatabase(at: TestStore, { database }: Installation): Promise<void> {
  const admin = await at.connectAdmin('postgres')
  await admin.query(`drop database if exists ${database.database} with (force)`)
  await admin.end()
}

/** Every row of every table that a backup holds, as PostgreSQL prints it. */
export async function allRows(at: TestStore, database?: string): Promise<Record<string, string[]>> {
  const admin = await at.connectAdmin(database)
  await admin.query(`set timezone = 'UTC'`)
  const tables = await admin.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname = 'cordon'
     union all select 'pgboss.' || name from unnest('{job,queue,job_dependency,schedule,subscription}'::text[]) name order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    found[name] = rows.map(({ row }) => row)
  }
  await admin.end()
  return found
}

/** Opens what was put back: the store as the application has it, and the vault. */
export async function openRestored(installation: Installation) {
  const store = await openStore({ ...installation.database, clock })
  const keyring = await openKeyring(keyringInFolder(installation.keyring), clock)
  await keyring.open(words())
  return { store, keyring, vault: new CaseVault(keyring, installation.objects, caseId) }
}

/** All files below a folder, relative, with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** The bytes of a file, unpacked where it is packed. */
export function bytesOf(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
