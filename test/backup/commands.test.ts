import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt } from '../../base/clock.ts'
import { bytesInMemory } from '../../base/files/index.ts'
import { openJobs } from '../../base/jobs/index.ts'
import { openKeyFile, openLedger } from '../../base/ledger/index.ts'
import { someEntries } from '../../base/ledger/ledger.fixture.ts'
import { type SharedServer, shareServer } from '../../base/store/embedded/share-server.ts'
import { openStore } from '../../base/store/index.ts'
import { testServers } from '../../base/store/test-store.ts'
import { CaseVault, directoryStore, keyringInFolder, openKeyring } from '../../base/vault/index.ts'
import { words } from '../../base/vault/vault.fixture.ts'
import { cordon, temporaryFolder } from '../cordon.ts'
import { filesBelow } from './installation.fixture.ts'

const root = temporaryFolder('backup-commands')
chmodSync(root, 0o711)
const [data, backups, keys, again] = ['data', 'backups', 'keys', 'again'].map((name) => join(root, name)) as [
  string,
  string,
  string,
  string,
]
const clock = clockAt('2026-03-02T09:00:00+08:00')
const debian = testServers[1]!

/** A small installation as the server makes it, with the database that comes along. */
beforeAll(async () => {
  delete process.env['DATABASE_URL']
  const store = await openStore({ dataFolder: data, clock })
  await (await openJobs(store, [])).close()
  await store.transaction('nobody', (trx) =>
    trx.insertInto('settings').values({ name: 'language', value: '"en"' }).execute(),
  )
  await store.close()
  const keyring = await openKeyring(keyringInFolder(join(data, 'keyring')), clock)
  await keyring.create([words()])
  await keyring.createCase('case-1')
  const vault = new CaseVault(keyring, directoryStore(join(data, 'vault')), 'case-1')
  await vault.keep(bytesInMemory(Buffer.from('a letter to Chan Tai Man')))
  const { signer } = openKeyFile(join(data, 'keys', 'ledger.key'), true)
  const ledger = openLedger(join(data, 'ledger'), { signer, clock })
  ledger.append(someEntries(10))
  ledger.close()
})
afterAll(() => {
  delete process.env['DATABASE_URL']
})

test('./cordon backup: one command takes everything; list and verify tell what is there', async () => {
  const made = await cordon('backup', backups, '--keys', keys, '--data', data)
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toContain('Objects   1,')
  expect(made.stdout).toContain('Keys      apart; keyring generation 2')
  for (const folder of [backups, keys]) {
    expect(statSync(folder).mode & 0o077).toBe(0)
    for (const file of filesBelow(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
  }
  const [id] = readdirSync(keys)
  expect((await cordon('backup', 'list', backups)).stdout).toMatch(new RegExp(`^${id}  \\d+ rows, .* signed\n$`))
  const verified = await cordon('backup', 'verify', backups, '--json')
  expect(JSON.parse(verified.stdout)).toMatchObject({ id, ok: true, signed: true, wrong: [] })
  const vkey = readFileSync(join(data, 'ledger', 'vkey'), 'utf8').trim()
  expect(await cordon('backup', 'verify', backups, '--key', vkey)).toMatchObject({ status: 0 })
  const verifiedText = (await cordon('backup', 'verify', backups)).stdout
  expect(verifiedText).toContain(`signed with ${vkey}`)
  expect(verifiedText).toContain('Result    nothing is wrong')
})

test('without --keys it says what that means; --keep removes what is older', async () => {
  const made = await cordon('backup', backups, '--data', data, '--keep', '1')
  expect(made.status).toBe(0)
  expect(made.stderr).toContain('Without a copy of keyring/ and keys/ nobody can open what is sealed')
  expect((await cordon('backup', 'list', backups)).stdout.split('\n')).toHaveLength(2)
  const [only] = readdirSync(backups).filter((name) => name.startsWith('2'))
  expect(await cordon('restore', backups, '--keys', keys, '--data', again)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(new RegExp(`^error BACKUP_KEYS: Backup ${only} was written without its keys`)),
  })
  expect(existsSync(again)).toBe(false)
})

test('./cordon restore: a new folder works as the old one did', async () => {
  await cordon('backup', backups, '--keys', keys, '--data', data)
  const restored = await cordon('restore', backups, '--keys', keys, '--data', again)
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(restored.stdout).toMatch(/^Restored .* into .*again: \d+ rows, 1 sealed objects, in \d/)
  expect(statSync(again).mode & 0o066).toBe(0)
  for (const part of ['ledger', 'vault', 'keyring', 'keys']) {
    expect(statSync(join(again, part)).mode & 0o077).toBe(0)
    for (const file of filesBelow(join(again, part))) expect(statSync(join(again, part, file)).mode & 0o077).toBe(0)
  }
  const store = await openStore({ dataFolder: again, clock })
  const { value } = await store.read('nobody', (trx) =>
    trx.selectFrom('settings').select('value').executeTakeFirstOrThrow(),
  )
  expect(value).toBe('en')
  await store.close()
  expect(await cordon('restore', backups, '--keys', keys, '--data', again)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^error RESTORE_NOT_EMPTY: /),
  })
})

test('wrong usage is told in one line, with status 2', async () => {
  for (const args of [
    ['backup'],
    ['backup', 'a', 'b'],
    ['backup', 'verify', backups, '--key', 'nonsense'],
    ['backup', backups, '--keep', '0'],
    ['restore'],
    ['restore', backups, '--keys', keys, '--without-keys'],
  ]) {
    const { status, stderr } = await cordon(...args)
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error USAGE: .*\n$/)])
  }
  expect(await cordon('restore', join(root, 'nowhere'), '--data', again)).toMatchObject({ status: 1 })
  expect((await cordon('backup', 'verify', root)).stderr).toMatch(/^error BACKUP_MISSING: /)
})

test.runIf(debian.here)('on a server of one’s own the login needs no more than it has: to it and back', async () => {
  const server: SharedServer = await shareServer(join(root, 'debian'), debian.binaries)
  const urlOf = (user: string, database: string) =>
    `postgres://${user}@/${database}?host=${encodeURIComponent(server.socket)}`
  const admin = new pg.Client(urlOf('postgres', 'postgres'))
  await admin.connect()
  await admin.query('create role clinic login createrole')
  await admin.query('create database clinic owner clinic')
  process.env['DATABASE_URL'] = urlOf('clinic', 'clinic')
  const there = join(root, 'there')
  const restored = await cordon('restore', backups, '--keys', keys, '--data', there)
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(there, 'postgres'))).toBe(false)
  const made = await cordon('backup', join(root, 'backups-there'), '--keys', join(root, 'keys-there'), '--data', there)
  expect(made).toMatchObject({ status: 0, stderr: '' })
  delete process.env['DATABASE_URL']
  const tables = (folder: string) => {
    const id = readdirSync(folder)
      .filter((name) => name.startsWith('2'))
      .at(-1)!
    const manifest = JSON.parse(readFileSync(join(folder, id, 'manifest.json'), 'utf8'))
    return manifest.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows])
  }
  expect(tables(join(root, 'backups-there'))).toEqual(tables(backups))
  const back = join(root, 'back')
  expect(
    await cordon('restore', join(root, 'backups-there'), '--keys', join(root, 'keys-there'), '--data', back),
  ).toMatchObject({ status: 0 })
  const store = await openStore({ dataFolder: back, clock })
  expect(await store.read('nobody', (trx) => trx.selectFrom('settings').select('name').execute())).toEqual([
    { name: 'language' },
  ])
  await store.close()
  await admin.end()
  await server.release()
})
