import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBackups, restoreBackup, verifyBackup, writeBackup } from '../../base/backup/index.ts'
import type { Installation } from '../../base/backup/installation.ts'
import { openJobs } from '../../base/jobs/index.ts'
import { openKeyFile, openLedger, verifyConsistency } from '../../base/ledger/index.ts'
import { someEntries } from '../../base/ledger/ledger.fixture.ts'
import { openTestStore, type TestStore, testServers } from '../../base/store/test-store.ts'
import { openRow } from '../../base/vault/index.ts'
import {
  ada,
  allRows,
  bytesOf,
  canary,
  caseId,
  clock,
  dropDatabase,
  emptyBeside,
  filesBelow,
  openInstallation,
  openRestored,
  type TestInstallation,
  writeLetters,
} from './installation.fixture.ts'

const here = testServers.every((server) => server.here)
const [newest, oldest] = testServers as [(typeof testServers)[0], (typeof testServers)[0]]

describe.each([
  ['from PostgreSQL 15 to the server that comes along (a major upgrade)', oldest, newest],
  ['from the server that comes along to PostgreSQL 15', newest, oldest],
])('a restore drill %s', (_, from, to) => {
  let clinic: TestInstallation
  let elsewhere: TestStore
  let restored: Installation
  let folder: string
  let keys: string
  beforeAll(async () => {
    if (!here) return
    clinic = await openInstallation(from.binaries)
    elsewhere = await openTestStore(clock, to.binaries)
    folder = join(clinic.root, 'backups')
    keys = join(clinic.root, 'keys')
    restored = emptyBeside(elsewhere, clinic.root, 'restored')
    await writeBackup(clinic, folder, { keys })
  })
  afterAll(async () => {
    if (restored) await dropDatabase(elsewhere, restored)
    await elsewhere?.drop()
    await clinic?.remove()
  })

  test.runIf(here)('the backup says what it holds, and every byte of it checks', async () => {
    const { manifest, checked, wrong, signed } = await verifyBackup(folder)
    expect(wrong).toEqual([])
    expect(signed).toBe(true)
    expect(checked).toHaveLength(4)
    expect(manifest).toMatchObject({
      ...{ format: 1, postgres: from.binaries === undefined ? 18 : 15, leftOut: [] },
      contents: { objects: 5 },
      ledger: { size: 300 },
      keyring: { generation: 2 },
    })
    expect(manifest.tables.find(({ name }) => name === 'decisions')?.rows).toBe(20)
    expect(listBackups(folder)).toMatchObject([{ id: manifest.id, signed: true }])
  })

  test.runIf(here)('everything comes back, row by row and file by file', async () => {
    const { manifest } = await restoreBackup(restored, folder, { keys })
    expect(await allRows(elsewhere, restored.database.database)).toEqual(await allRows(clinic.store))
    expect(filesBelow(join(restored.data, 'vault'))).toEqual(filesBelow(join(clinic.data, 'vault')))
    expect(readFileSync(join(restored.data, 'provider.yaml'), 'utf8')).toBe('name: Harbour Clinic Group\n')
    expect(readFileSync(join(restored.ledger, 'checkpoint'))).toEqual(readFileSync(join(clinic.ledger, 'checkpoint')))
    expect(statSync(join(restored.keys, 'ledger.key')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(restored.data, 'restoring'))).toBe(false)
    expect(manifest.tables.length).toBeGreaterThan(10)
  })

  test.runIf(here)('sealed rows and files open with the passphrase; the wall between cases stands', async () => {
    const { store, keyring, vault } = await openRestored(restored)
    const seen = (actor: Parameters<typeof store.read>[0]) =>
      store.read(actor, (trx) => trx.selectFrom('decisions').select(['id', 'reason']).execute())
    expect(await seen('nobody')).toEqual([])
    const rows = await seen({ person: ada })
    const reasons = rows.map(({ id, reason }) =>
      openRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, reason!),
    )
    expect(reasons.map((fields) => (fields as { reason: string }).reason).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => canary(100 + n)).sort(),
    )
    for await (const name of vault.list()) {
      const object = (await vault.open(name))!
      expect(Buffer.from(await object.read(0, 30)).toString()).toContain('Chan-Tai-Man')
      await object.close()
    }
    await store.close()
  })

  test.runIf(here)('letters that waited are written, each once', async () => {
    const { store } = await openRestored(restored)
    const jobs = await openJobs(store, [writeLetters])
    const states = () => store.read({ person: ada }, (trx) => jobs.progress(writeLetters, trx))
    expect((await states()).waiting).toBe(20)
    jobs.work({ pollMs: 20 })
    while ((await states()).done < 20) await wait(20)
    await jobs.close()
    await store.close()
  })

  test.runIf(here)('the ledger goes on where it was, and proves that it is the same one', async () => {
    const { signer } = openKeyFile(join(restored.keys, 'ledger.key'), false)
    const before = openLedger(clinic.ledger, { signer, clock })
    const old = { size: before.size, root: before.root() }
    before.close()
    const ledger = openLedger(restored.ledger, { signer, clock })
    ledger.append(someEntries(50, 1000))
    const proof = ledger.consistencyProof(old.size)
    expect(verifyConsistency(old.size, ledger.size, old.root, ledger.root(), proof)).toBe(true)
    ledger.close()
  })

  test.runIf(here)('nothing that was sealed can be read in the backup or its keys', () => {
    for (const place of [folder, keys])
      for (const file of filesBelow(place)) expect(bytesOf(join(place, file)).includes('Chan-Tai-Man')).toBe(false)
    expect(filesBelow(folder).filter((file) => /keyring|ledger\.key/.test(file))).toEqual([])
    for (const file of filesBelow(folder)) expect(bytesOf(join(folder, file)).includes('PRIVATE+KEY')).toBe(false)
  })

  test.runIf(here)('it is put back only where nothing is', async () => {
    await expect(restoreBackup(restored, folder, { keys })).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' })
    const onlyFiles = emptyBeside(elsewhere, clinic.root, 'filled')
    await expect(restoreBackup({ ...onlyFiles, database: restored.database }, folder, { keys })).rejects.toMatchObject({
      code: 'RESTORE_NOT_EMPTY',
      message: 'This backup is in the database already',
    })
    for (const path of [onlyFiles.ledger, onlyFiles.keyring, onlyFiles.keys, join(onlyFiles.data, 'vault')]) {
      rmSync(onlyFiles.data, { recursive: true, force: true })
      writeInto(path, 'x')
      await expect(restoreBackup(onlyFiles, folder, { keys })).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' })
    }
    expect(existsSync(join(onlyFiles.data, 'restoring'))).toBe(false)
  })
})

function writeInto(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), 'x')
}
