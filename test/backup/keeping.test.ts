import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listBackups, restoreBackup, verifyBackup, writeBackup } from '../../base/backup/index.ts'
import { type Installation, installationIn } from '../../base/backup/installation.ts'
import { Problem } from '../../base/errors.ts'
import { bytesInMemory, lockFolder } from '../../base/files/index.ts'
import { openRow, resealRow } from '../../base/vault/index.ts'
import {
  ada,
  caseId,
  clock,
  dropDatabase,
  emptyBeside,
  filesBelow,
  openInstallation,
  openRestored,
  type TestInstallation,
} from './installation.fixture.ts'

let clinic: TestInstallation
beforeAll(async () => {
  clinic = await openInstallation()
})
afterAll(() => clinic.remove())

const at = (name: string): string => join(clinic.root, name)

test('of many backups the newest are kept, with their keys, and with every file that one of them needs', async () => {
  const [folder, keys] = [at('kept'), at('kept-keys')]
  const ids: string[] = []
  for (let day = 0; day < 4; day++) {
    await clinic.vault.write('tables/register', [Buffer.from(`register of day ${day}`)])
    clock.set(`2026-03-0${3 + day}T03:00:00Z`)
    ids.push((await writeBackup(clinic, folder, { keys, keep: 2 })).id)
  }
  expect(listBackups(folder).map(({ id }) => id)).toEqual(ids.slice(-2))
  expect(readdirSync(keys)).toEqual(ids.slice(-2))
  for (const id of ids.slice(-2)) expect((await verifyBackup(folder, { id })).wrong).toEqual([])
  const pool = filesBelow(join(folder, 'pool'))
  // 5 originals, 2 registers, 7 files of the ledger, provider.yaml.
  expect(pool).toHaveLength(15)
  await expect(verifyBackup(folder, { id: ids[0]! })).rejects.toMatchObject({ code: 'BACKUP_MISSING' })
})

test('nothing is removed by the list of a backup that was damaged', async () => {
  const folder = at('kept')
  const [oldest] = listBackups(folder)
  const list = join(folder, oldest!.id, 'contents.jsonl')
  writeFileSync(list, readFileSync(list, 'utf8').split('\n').slice(1).join('\n'))
  const before = filesBelow(folder)
  await expect(writeBackup(clinic, folder, { keep: 3 })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
  expect(filesBelow(folder)).toEqual(expect.arrayContaining(before))
  // The new one is whole all the same, and the damaged one goes when its turn has come.
  expect((await verifyBackup(folder)).wrong).toEqual([])
  await writeBackup(clinic, folder, { keep: 2 })
  expect(listBackups(folder)).toHaveLength(2)
  for (const { id } of listBackups(folder)) expect((await verifyBackup(folder, { id })).wrong).toEqual([])
})

test('a file of the pool that went bad is healed by removing it: the next backup copies it anew', async () => {
  const folder = at('healed')
  await writeBackup(clinic, folder)
  const [name] = filesBelow(join(folder, 'pool'))
  const path = join(folder, 'pool', name!)
  const bytes = readFileSync(path)
  writeFileSync(
    path,
    bytes.map((byte) => byte ^ 1),
  )
  const { wrong } = await verifyBackup(folder)
  expect(wrong[0]).toContain(`pool/${name} (`)
  rmSync(path)
  await writeBackup(clinic, folder)
  for (const { id } of listBackups(folder)) expect((await verifyBackup(folder, { id })).wrong).toEqual([])
  expect(readFileSync(path)).toEqual(bytes)
})

test('a clock that was set back does not make an old backup the newest', async () => {
  const folder = at('clock')
  clock.set('2026-03-09T03:00:00Z')
  const first = await writeBackup(clinic, folder)
  clock.set('2026-03-01T03:00:00Z')
  const second = await writeBackup(clinic, folder)
  expect([first.id, second.id]).toEqual(['2026-03-09T03-00-00.000Z', '2026-03-09T03-00-00.001Z'])
  expect((await verifyBackup(folder)).manifest.id).toBe(second.id)
})

test('a folder is refused that holds other things, is in use, or lies inside the data or the keys', async () => {
  const refused = { code: 'BACKUP_FOLDER' }
  mkdirSync(at('letters'))
  writeFileSync(join(at('letters'), 'letter.pdf'), '')
  await expect(writeBackup(clinic, at('letters'))).rejects.toMatchObject(refused)
  expect(readdirSync(at('letters'))).toEqual(['letter.pdf'])
  for (const [folder, keys] of [
    [join(clinic.data, 'backups'), at('k')],
    [clinic.root, at('k')],
    [at('b'), join(at('b'), 'keys')],
    [join(at('k'), 'b'), at('k')],
    [at('b'), at('b')],
    [at('b'), clinic.keys],
  ] as const)
    await expect(writeBackup(clinic, folder, { keys })).rejects.toMatchObject(refused)
  await writeBackup(clinic, at('held'))
  // A living process that is not this one.
  const { unlock } = lockFolder(at('held'))
  writeFileSync(join(at('held'), 'in-use'), `${process.ppid}`)
  await expect(writeBackup(clinic, at('held'))).rejects.toThrow(`process ${process.ppid}`)
  unlock()
})

test('where nothing is there is nothing to back up, and no folder is made for it', async () => {
  const nowhere = installationIn(at('nowhere'), { clock })
  await expect(writeBackup(nowhere, at('empty'))).rejects.toMatchObject({ code: 'BACKUP_NOTHING' })
  expect(existsSync(at('nowhere'))).toBe(false)
  await expect(verifyBackup(at('empty'))).rejects.toMatchObject({ code: 'BACKUP_MISSING' })
  await expect(verifyBackup(at('nowhere'))).rejects.toMatchObject({ code: 'BACKUP_MISSING' })
})

test('asked to stop, it stops at once, keeps what it has copied and leaves no backup', async () => {
  for (const stage of ['copying sealed objects', 'copying the ledger', 'copying tables']) {
    const stopping = new AbortController()
    const tell = (name: string): void => void (name === stage && stopping.abort())
    const folder = at('stopped')
    await expect(writeBackup(clinic, folder, { tell, stop: stopping.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    })
    expect(listBackups(folder)).toEqual([])
    expect(existsSync(join(folder, 'in-use'))).toBe(false)
  }
  expect(filesBelow(join(at('stopped'), 'pool')).length).toBeGreaterThan(4)
})

const disk = mkdtempSync(join(tmpdir(), 'cordon-small-disk-'))
const small = (...options: string[]) => execFileSync('mount', [...options, disk], { stdio: 'ignore' })
let mounted = false
try {
  small('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
  mounted = true
} catch {
  // Only root may mount; the test then says that it is skipped.
}
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true })
})

test.skipIf(!mounted)(
  'a disk that is full says so wherever it happens, leaves no backup, and the same command goes on when there is room (skipped where no small disk can be mounted)',
  async () => {
    const folder = join(disk, 'backups')
    const refused = new Set<string>()
    const value = JSON.stringify(randomBytes(400_000).toString('base64'))
    await clinic.store.transaction('nobody', (trx) =>
      trx.insertInto('settings').values({ name: 'large', value }).execute(),
    )
    // Room for nothing, for some objects, for all objects and the ledger, for some tables, for all.
    for (let room = 64; ; room = Math.ceil(room * (room > 4000 ? 1.006 : 2))) {
      small('-o', `remount,size=${room}k`)
      const made = await writeBackup(clinic, folder).catch((problem: Problem) => problem)
      if (!(made instanceof Problem)) break
      expect(made.code).toBe('DISK_FULL')
      refused.add(/pool|tables|contents|manifest/.exec(made.message)?.[0] ?? 'elsewhere')
      if (existsSync(join(folder, 'cordon-backups'))) expect(listBackups(folder)).toEqual([])
    }
    expect([...refused]).toEqual(expect.arrayContaining(['pool', 'tables']))
    expect((await verifyBackup(folder)).wrong).toEqual([])
  },
)

test('what lies in the data folder and belongs to nothing known is named, not silently left out', async () => {
  writeFileSync(join(clinic.data, 'notes-of-it.txt'), 'restart on Monday')
  const { leftOut } = await writeBackup(clinic, at('strangers'))
  expect(leftOut).toEqual(['notes-of-it.txt'])
  rmSync(join(clinic.data, 'notes-of-it.txt'))
})

test('a case that is sealed under a new key is copied again; when the old key is retired meanwhile, all is read again', async () => {
  const folder = at('rotated')
  await writeBackup(clinic, folder)
  let lists = 0
  const rotating: Installation = {
    ...clinic,
    objects: {
      ...clinic.objects,
      async *list(prefix) {
        if (++lists === 2) await rotate()
        yield* clinic.objects.list(prefix)
      },
    },
  }
  const manifest = await writeBackup(rotating, folder, { keys: at('rotated-keys') })
  expect(lists).toBe(3)
  const empty = emptyBeside(clinic.store, clinic.root, 'rotated_new')
  await restoreBackup(empty, folder, { keys: at('rotated-keys') })
  const { store, keyring, vault } = await openRestored(empty)
  expect(keyring.state.generation).toBe(manifest.keyring?.generation)
  const rows = await store.read({ person: ada }, (trx) =>
    trx.selectFrom('decisions').select(['id', 'reason']).execute(),
  )
  for (const { id, reason } of rows)
    expect(openRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, reason!)).toHaveProperty('reason')
  let opened = 0
  for await (const name of vault.list()) {
    const object = (await vault.open(name))!
    expect(object.keyVersion).toBe(2)
    for await (const piece of object.pieces()) opened += piece.length
    await object.close()
  }
  expect(opened).toBeGreaterThan(4_000_000)
  await store.close()
  await dropDatabase(clinic.store, empty)
})

/** Everything of the case under a new key, and the old one destroyed: as somebody does who fears that it was seen. */
async function rotate(): Promise<void> {
  const { keyring_: keyring, vault, store } = clinic
  await keyring.rotateCase(caseId)
  for await (const name of vault.list()) await vault.reseal(name)
  const admin = await store.connectAdmin()
  const { rows } = await admin.query<{ id: string; reason: Buffer }>('select id, reason from cordon.decisions')
  for (const { id, reason } of rows) {
    const again = resealRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, reason)
    await admin.query('update cordon.decisions set reason = $2 where id = $1', [id, again])
  }
  await admin.end()
  await keyring.retireKey(caseId, 1)
}

test('the keys of a case that is erased while the backup is made are not missed', async () => {
  await clinic.keyring_.createCase('case-erased')
  let lists = 0
  const erasing: Installation = {
    ...clinic,
    objects: {
      ...clinic.objects,
      async *list(prefix) {
        if (++lists === 2) await clinic.keyring_.eraseCase('case-erased', 'retention-ended')
        yield* clinic.objects.list(prefix)
      },
    },
  }
  await writeBackup(erasing, at('erased'))
  expect(lists).toBe(2)
  await clinic.vault.keep(bytesInMemory(Buffer.from('after')))
})
