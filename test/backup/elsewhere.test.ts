import { chmodSync, cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Installation, installationIn, restoreBackup, verifyBackup, writeBackup } from '../../base/backup/index.ts'
import { openStore } from '../../base/store/index.ts'
import { testServers } from '../../base/store/test-store.ts'
import { openS3Store } from '../../base/vault/index.ts'
import { S3Server } from '../../base/vault/s3/s3-server.fixture.ts'
import { temporaryFolder } from '../cordon.ts'
import { clock, dropDatabase, emptyBeside, openInstallation, openRestored } from './installation.fixture.ts'

/** The same backup with other things beneath: another PostgreSQL in the data folder, a bucket in the place of one. */
const root = temporaryFolder('elsewhere')
chmodSync(root, 0o711)
const at = (name: string): string => join(root, name)
const debian = testServers[1]!

test.runIf(debian.here)('the upgrade of the server in the data folder, as the guide tells it', async () => {
  // PostgreSQL 15 stands for the one that came with an older Cordon.
  const data = at('cordon-data')
  const old: Installation = {
    ...installationIn(data, { clock }),
    database: { dataFolder: data, binaries: debian.binaries },
  }
  const before = await openStore({ ...old.database, clock })
  await before.transaction('nobody', (trx) =>
    trx.insertInto('settings').values({ name: 'language', value: '"en"' }).execute(),
  )
  await before.close()
  await expect(openStore({ dataFolder: data, clock })).rejects.toMatchObject({ code: 'STORE_OTHER_VERSION' })

  const { postgres } = await writeBackup(old, at('backups'))
  expect(postgres).toBe(15)
  renameSync(data, at('cordon-data.old'))
  await restoreBackup(installationIn(data, { clock }), at('backups'))
  const after = await openStore({ dataFolder: data, clock })
  expect(after.version).toBe(18)
  expect(await after.read('nobody', (trx) => trx.selectFrom('settings').select('value').execute())).toEqual([
    { value: 'en' },
  ])
  await after.close()
})

test('a backup that was copied to another place is whole there', async () => {
  if (!debian.here) await writeSmallOne()
  cpSync(at('backups'), at('copied'), { recursive: true })
  expect((await verifyBackup(at('copied'))).wrong).toEqual([])
})

async function writeSmallOne(): Promise<void> {
  const installation = installationIn(at('small'), { clock })
  await (await openStore({ ...installation.database, clock })).close()
  await writeBackup(installation, at('backups'))
}

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

test('sealed objects of a folder go into a bucket, and those of a bucket into a folder', async () => {
  const clinic = await openInstallation()
  ends.push(() => clinic.remove())
  const server = new S3Server({})
  ends.push(() => server.stop())
  const bucket = await openS3Store(await server.start(), clock)
  ends.push(() => bucket.close())
  const [backups, keys] = [join(clinic.root, 'b'), join(clinic.root, 'k')]
  await writeBackup(clinic, backups, { keys })
  const hosted: Installation = { ...emptyBeside(clinic.store, clinic.root, 'hosted'), objects: bucket }
  ends.push(() => dropDatabase(clinic.store, hosted))
  await restoreBackup(hosted, backups, { keys })
  const again = join(clinic.root, 'b-of-bucket')
  const { contents } = await writeBackup(hosted, again, { keys: join(clinic.root, 'k-of-bucket') })
  expect(contents.objects).toBe(5)
  const home = emptyBeside(clinic.store, clinic.root, 'home')
  ends.push(() => dropDatabase(clinic.store, home))
  await restoreBackup(home, again, { keys: join(clinic.root, 'k-of-bucket') })
  const { store, vault } = await openRestored(home)
  let opened = 0
  for await (const name of vault.list()) {
    const object = (await vault.open(name))!
    for await (const piece of object.pieces()) opened += piece.length
    await object.close()
  }
  expect(opened).toBeGreaterThan(4_000_000)
  await store.close()
  await expect(
    restoreBackup({ ...emptyBeside(clinic.store, clinic.root, 'third'), objects: bucket }, backups, { keys }),
  ).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' })
})
