import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listBackups, restoreBackup, verifyBackup, writeBackup } from '../../base/backup/index.ts'
import { openRow } from '../../base/vault/index.ts'
import {
  ada,
  allRows,
  caseId,
  dropDatabase,
  emptyBeside,
  filesBelow,
  openInstallation,
  openRestored,
  type TestInstallation,
} from './installation.fixture.ts'

let clinic: TestInstallation
let folder: string
let keys: string
beforeAll(async () => {
  clinic = await openInstallation()
  folder = join(clinic.root, 'backups')
  keys = join(clinic.root, 'keys')
})
afterAll(() => clinic.remove())

const script = (name: string): string => new URL(name, import.meta.url).pathname

/** Spread over a whole run. */
const steps = (): number[] => [1, 4, 8, 15, 22, 29]

/** Runs the fixture; answers how much it told, or undefined when it was killed. */
async function run(what: string, data: string, database: object, last: number | string): Promise<number | undefined> {
  const args = [script('./killed.fixture.ts'), what, data, JSON.stringify(database), folder, keys, `${last}`]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const ended = await new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(signal ?? `${code}`)))
  if (ended === 'SIGKILL') return undefined
  expect(ended).toBe('0')
  return Number(said)
}

test('a backup that is killed anywhere leaves the ones before it; the next run makes a whole one', async () => {
  const { clock: _, ...place } = clinic.store.options
  const first = await writeBackup(clinic, join(clinic.root, 'other'), {})
  expect(first.contents.objects).toBe(5)
  let kills = 0
  for (const last of [...steps(), 'closing the backup 0', 'closing the backup 1', 'never']) {
    const told = await run('backup', clinic.data, place, last)
    if (told !== undefined) break
    kills++
    expect(listBackups(folder)).toEqual([])
    await expect(verifyBackup(folder)).rejects.toMatchObject({ code: 'BACKUP_MISSING' })
    await expect(restoreBackup(clinic, folder, { keys })).rejects.toMatchObject({ code: 'BACKUP_MISSING' })
  }
  expect(kills).toBe(steps().length + 2)
  expect((await verifyBackup(folder)).wrong).toEqual([])
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(readdirSync(keys).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a restore that is killed anywhere cannot be mistaken for a whole one, and the same call finishes it', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'restored')
  const { clock: _, ...place } = empty.database as typeof clinic.store.options
  let kills = 0
  for (const last of [...steps(), 'closing the restore 0', 'closing the restore 0', 'never']) {
    const told = await run('restore', empty.data, place, last)
    if (told !== undefined) break
    kills++
    expect(existsSync(join(empty.data, 'restoring'))).toBe(true)
    await expect(writeBackup(empty, join(clinic.root, 'never'))).rejects.toMatchObject({ code: 'RESTORE_UNFINISHED' })
  }
  expect(kills).toBe(steps().length + 2)
  expect(existsSync(join(empty.data, 'restoring'))).toBe(false)
  expect(await allRows(clinic.store, empty.database.database)).toEqual(await allRows(clinic.store))
  expect(filesBelow(join(empty.data, 'vault'))).toEqual(filesBelow(join(clinic.data, 'vault')))
  await dropDatabase(clinic.store, empty)
})

async function startClinic(): Promise<ChildProcess> {
  const { clock: _, ...place } = clinic.store.options
  const args = [script('./busy-clinic.fixture.ts'), clinic.data, JSON.stringify(place), caseId, ada]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout!.once('data', resolve))
  return child
}

test('backups of a clinic at work fit together: every decision has its task and its file, every ledger continues the one before', async () => {
  const busy = join(clinic.root, 'busy')
  const child = await startClinic()
  const made = []
  try {
    for (let n = 0; n < 4; n++) made.push(await writeBackup(clinic, busy, { keys }))
  } finally {
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  const sizes = made.map(({ ledger }) => ledger!.size)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  expect(new Set(sizes).size).toBe(4)
  for (const [at, { id }] of made.entries()) {
    const empty = emptyBeside(clinic.store, clinic.root, `busy${at}`)
    await restoreBackup(empty, busy, { id, keys })
    await checkTogether(empty)
    rmSync(empty.data, { recursive: true })
    await dropDatabase(clinic.store, empty)
  }
})

async function checkTogether(empty: Parameters<typeof openRestored>[0]): Promise<void> {
  const { store, keyring, vault } = await openRestored(empty)
  const { decisions, tasks } = await store.read({ person: ada }, async (trx) => ({
    decisions: await trx.selectFrom('decisions').select(['id', 'reason']).where('kind', '=', 'busy').execute(),
    tasks: await trx.selectFrom('tasks').select('id').execute(),
  }))
  expect(decisions.map(({ id }) => id).sort()).toEqual(tasks.map(({ id }) => id).sort())
  expect(decisions.length).toBeGreaterThan(0)
  for (const { id, reason } of decisions) {
    const { name } = openRow(keyring.caseKeys(caseId), { table: 'decisions', row: id }, reason!) as { name: string }
    const object = (await vault.open(name))!
    expect(Buffer.from(await object.read(0, 7)).toString()).toBe('finding')
    await object.close()
  }
  await store.close()
}

test('a backup needs no more than what has come since the one before', async () => {
  const before = new Set(filesBelow(join(clinic.root, 'busy', 'pool')))
  const { id, contents } = await writeBackup(clinic, join(clinic.root, 'busy'), { keys })
  const after = filesBelow(join(clinic.root, 'busy', 'pool'))
  const fresh = after.filter((file) => !before.has(file))
  expect(contents.files).toBeGreaterThan(20)
  // What was sealed after the last backup, and the end of the ledger.
  const last = filesBelow(join(clinic.data, 'vault')).length - before.size
  expect(fresh.length).toBeLessThan(Math.max(20, last + 20))
  expect(readFileSync(join(clinic.root, 'busy', id, 'manifest.json'), 'utf8')).toContain('"format": 1')
})
