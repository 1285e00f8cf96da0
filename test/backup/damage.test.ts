import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreBackup, verifyBackup, writeBackup } from '../../base/backup/index.ts'
import type { Manifest } from '../../base/backup/manifest-shape.ts'
import { Problem } from '../../base/errors.ts'
import { openKeyFile, signerOf, signNote } from '../../base/ledger/index.ts'
import {
  dropDatabase,
  emptyBeside,
  filesBelow,
  openInstallation,
  type TestInstallation,
} from './installation.fixture.ts'

let clinic: TestInstallation
let folder: string
let keys: string
let id: string
beforeAll(async () => {
  clinic = await openInstallation()
  folder = join(clinic.root, 'backups')
  keys = join(clinic.root, 'keys')
  id = (await writeBackup(clinic, folder, { keys })).id
})
afterAll(() => clinic.remove())

/** What is found wrong, in words; undefined where nothing is. */
async function complaint(vkey?: string): Promise<string | undefined> {
  try {
    const { wrong } = await verifyBackup(folder, { vkey })
    return wrong[0]
  } catch (problem) {
    if (problem instanceof Problem) return problem.message
    throw problem
  }
}

/** Does something to a file of the backup for the time of `work`. */
async function during<T>(path: string, change: (path: string) => void, work: () => Promise<T>): Promise<T> {
  const saved = readFileSync(path)
  change(path)
  try {
    return await work()
  } finally {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, saved, { mode: 0o600 })
  }
}

const flip = (path: string): void => {
  const bytes = readFileSync(path)
  bytes[Math.floor(bytes.length / 2)]! ^= 4
  writeFileSync(path, bytes)
}
const changes: [what: string, change: (path: string) => void][] = [
  ['one bit changed', flip],
  ['cut by a byte', (path) => truncateSync(path, readFileSync(path).length - 1)],
  ['a byte added', (path) => appendFileSync(path, 'x')],
  ['removed', (path) => rmSync(path)],
]

test.each(changes)('every single file of a backup with %s is noticed', async (_, change) => {
  expect(await complaint()).toBeUndefined()
  for (const file of filesBelow(folder)) {
    if (file === 'cordon-backups' && !existsSync(join(folder, file))) continue
    const found = await during(join(folder, file), change, () => complaint())
    // The marker only says what kind of folder this is; its text decides nothing.
    if (file === 'cordon-backups') continue
    expect(`${file}: ${found}`).not.toMatch(/: undefined$/)
  }
})

test('files that do not belong to a backup are noticed', async () => {
  writeFileSync(join(folder, id, 'tables', 'cordon.strangers.gz'), '')
  expect(await complaint()).toContain('does not belong to it')
  rmSync(join(folder, id, 'tables', 'cordon.strangers.gz'))
  expect(await complaint()).toBeUndefined()
})

test('a damaged backup is not put back; where it was begun, the whole one finishes it', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'damaged')
  const restore = () => restoreBackup(empty, folder, { keys })
  const files = filesBelow(folder)
  const pooled = files.filter((file) => file.startsWith('pool/'))
  const table = join(folder, files.find((file) => file.endsWith('cordon.decisions.gz'))!)
  const refused = { code: 'BACKUP_DAMAGED' }
  for (const own of [table, join(folder, id, 'contents.jsonl'), join(folder, id, 'manifest.json')])
    await during(own, flip, () => expect(restore()).rejects.toMatchObject(refused))
  expect(existsSync(empty.data) && existsSync(join(empty.data, 'restoring'))).toBe(false)
  for (const file of pooled)
    for (const change of [flip, rmSync]) {
      rmSync(empty.data, { recursive: true, force: true })
      await during(join(folder, file), change, () => expect(restore()).rejects.toMatchObject(refused))
    }
  expect(existsSync(join(empty.data, 'restoring'))).toBe(true)
  await restore()
  expect(existsSync(join(empty.data, 'restoring'))).toBe(false)
  await dropDatabase(clinic.store, empty)
})

test('keys that are missing, changed, or of another backup are refused', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'keyless')
  const restore = (options: object) => restoreBackup(empty, folder, options)
  const refused = { code: 'BACKUP_KEYS' }
  await expect(restore({})).rejects.toMatchObject(refused)
  await expect(restore({ keys: join(clinic.root, 'nowhere') })).rejects.toMatchObject(refused)
  for (const file of filesBelow(keys)) {
    await during(join(keys, file), flip, () => expect(restore({ keys })).rejects.toThrow(Problem))
    await during(join(keys, file), rmSync, () => expect(restore({ keys })).rejects.toMatchObject(refused))
  }
  const other = join(clinic.root, 'other-keys')
  cpSync(keys, other, { recursive: true })
  const list = join(other, id, 'keys.json')
  writeFileSync(list, readFileSync(list, 'utf8').replace(/"backup": ".*"/, '"backup": "another"'))
  await expect(restore({ keys: other })).rejects.toMatchObject(refused)
  expect(existsSync(empty.data)).toBe(false)
})

/** Whoever can write into the backup and reckon hashes, but has no key. */
function forge(change: (manifest: Manifest) => void, sign: (text: string) => string): () => void {
  const paths = ['manifest.json', 'manifest.seal'].map((name) => join(folder, id, name)) as [string, string]
  const saved = paths.map((path) => readFileSync(path))
  const manifest = JSON.parse(saved[0]!.toString()) as Manifest
  change(manifest)
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  writeFileSync(paths[0], text)
  writeFileSync(paths[1], sign(`cordon-backup/1\n${id}\nsha256 ${createHash('sha256').update(text).digest('hex')}\n`))
  return () => {
    for (const [at, path] of paths.entries()) writeFileSync(path, saved[at]!)
  }
}

test('a manifest made up by somebody without the key of the ledger is found out by whoever has either half of it', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'forged')
  const { verifier } = openKeyFile(join(clinic.keys, 'ledger.key'), false).signer
  const stranger = signerOf(verifier.name, new Uint8Array(32).fill(3))
  const fewer = (manifest: Manifest): void => void manifest.tables.pop()
  for (const [change, sign] of [
    [fewer, (text: string) => text],
    [fewer, (text: string) => signNote(text, stranger)],
    [
      (m: Manifest) => {
        m.ledger = { ...m.ledger!, vkey: stranger.verifier.vkey }
      },
      (text: string) => signNote(text, stranger),
    ],
  ] as [(m: Manifest) => void, (text: string) => string][]) {
    const undo = forge(change, sign)
    expect(await complaint(verifier.vkey)).toContain('sign')
    await expect(restoreBackup(empty, folder, { keys })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    await expect(restoreBackup(empty, folder, { withoutKeys: true, vkey: verifier.vkey })).rejects.toThrow('sign')
    undo()
  }
  expect(await complaint(verifier.vkey)).toBeUndefined()
  expect(existsSync(empty.data)).toBe(false)
})

test('a manifest of any other shape is a problem that says so, whoever made it', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'shapeless')
  const { verifier } = openKeyFile(join(clinic.keys, 'ledger.key'), false).signer
  const whole = JSON.parse(readFileSync(join(folder, id, 'manifest.json'), 'utf8')) as Record<string, unknown>
  const firstTable = (change: object) => (manifest: Record<string, unknown>) =>
    Object.assign((manifest['tables'] as object[])[0]!, change)
  const odd: ((manifest: Record<string, unknown>) => unknown)[] = [
    ...Object.keys(whole).map((key) => (manifest: Record<string, unknown>) => delete manifest[key]),
    ...Object.keys(whole).map((key) => (manifest: Record<string, unknown>) => Object.assign(manifest, { [key]: [7] })),
    firstTable({ name: '../../../etc/passwd' }),
    firstTable({ schema: 'pg_catalog' }),
    firstTable({ rows: -1 }),
    (manifest) => Object.assign(manifest, { format: 2 }),
  ]
  for (const change of odd) {
    const undo = forge(change as never, (text) => text)
    const found = await complaint()
    await expect(restoreBackup(empty, folder, { withoutKeys: true })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    undo()
    expect(found).toBeDefined()
  }
  expect(await complaint(verifier.vkey)).toBeUndefined()
  expect(existsSync(empty.data)).toBe(false)
})

test('a list that names paths outside of the installation writes nothing there', async () => {
  const empty = emptyBeside(clinic.store, clinic.root, 'hostile')
  const list = join(folder, id, 'contents.jsonl')
  const saved = readFileSync(list)
  const sha256 = saved.toString().match(/"plain".*"sha256":"(\w+)"/)![1]!
  const bytes = Number(saved.toString().match(/"plain".*"bytes":(\d+)/)![1])
  for (const line of [
    { part: 'plain', path: '../outside' },
    { part: 'plain', path: 'config/../../outside' },
    { part: 'plain', path: '/etc/outside' },
    { part: 'plain', path: 'postgres/outside' },
    { part: 'ledger', path: '../outside' },
    { part: 'ledger', path: 'tile/0/../../../outside' },
    { part: 'objects', path: '../outside' },
  ]) {
    writeFileSync(list, `${saved}${JSON.stringify({ ...line, bytes, sha256 })}\n`)
    const text = readFileSync(list)
    const undo = forge(
      (manifest) => {
        manifest.contents.sha256 = createHash('sha256').update(text).digest('hex')
        manifest.contents.files++
      },
      (seal) => seal,
    )
    await expect(restoreBackup(empty, folder, { withoutKeys: true })).rejects.toThrow(/no backup holds|not a name/)
    undo()
    writeFileSync(list, saved)
  }
  expect(existsSync(join(clinic.root, 'outside'))).toBe(false)
  await dropDatabase(clinic.store, empty)
})
