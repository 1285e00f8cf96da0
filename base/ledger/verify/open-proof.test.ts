import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { clockAt } from '../../clock.ts'
import { recordRun } from '../record-run.ts'
import { loadFiles } from './memory-files.fixture.ts'
import { verifyProof } from './open-proof.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-proof-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const folder = join(home, 'case')
mkdirSync(folder)
writeFileSync(join(folder, 'people.csv'), 'person_id,name\n1,Mei Example\n')
writeFileSync(join(folder, 'gaps.csv'), 'item\n')
const facts = { version: '0.1.0', settings: 'ab'.repeat(32), sources: 0 }
recordRun(join(folder, 'ledger'), join(home, 'key'), clockAt('2026-03-02T09:00:00Z'), facts).finish({
  counts: {},
  folder,
  files: ['people.csv', 'gaps.csv'],
})

const all = loadFiles(folder)
let packs = 0

async function pack(files: Iterable<readonly [string, Uint8Array]>, rename = (path: string) => path): Promise<string> {
  const path = join(home, `proof-${++packs}.zip`)
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), rename(name), { mtime: new Date(0) })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

test('a case folder, its ledger folder, and a pack of either are taken for what they are', async () => {
  const ledgerOnly = [...all].filter(([path]) => path.startsWith('ledger/'))
  const told = async (path: string) => {
    const { wrong, checked, remarks } = await verifyProof(path)
    expect(wrong, path).toEqual([])
    return [checked.some((line) => line.includes('2 result files')), remarks.length]
  }
  expect(await told(folder)).toEqual([true, 0])
  expect(await told(join(folder, 'ledger'))).toEqual([false, 1])
  expect(await told(await pack(all))).toEqual([true, 0])
  expect(await told(await pack(all, (path) => `case-7/${path}`))).toEqual([true, 0])
  expect(await told(await pack(ledgerOnly))).toEqual([false, 1])
  expect(await told(await pack(ledgerOnly, (path) => path.slice(7)))).toEqual([false, 1])
})

test('a pack with a changed or a missing file is found out', async () => {
  const changed = new Map(all).set('people.csv', Buffer.from('person_id,name\n'))
  expect((await verifyProof(await pack(changed))).wrong).toMatchObject([
    { entry: 1, what: expect.stringContaining('people.csv') },
  ])
  const without = [...all].filter(([path]) => path !== 'gaps.csv')
  expect((await verifyProof(await pack(without))).wrong).toMatchObject([{ what: expect.stringContaining('gaps.csv') }])
  const noCheckpoint = [...all].filter(([path]) => path !== 'ledger/checkpoint')
  expect((await verifyProof(await pack(noCheckpoint))).wrong[0]!.what).toContain('checkpoint is missing')
})

test('a pack damaged in its packed bytes is wrong, not a crash', async () => {
  const path = await pack(all)
  const bytes = readFileSync(path)
  for (let at = 40; at < bytes.length; at += 97) {
    const damaged = Buffer.from(bytes)
    damaged[at]! ^= 0x55
    writeFileSync(path, damaged)
    const answer = await verifyProof(path).catch((error) => error)
    if (answer instanceof TypeError) throw answer
    expect(answer instanceof Error ? answer.name : 'answered').toMatch(/^(Problem|answered)$/)
  }
})

test('what is no ledger is a clear problem', async () => {
  mkdirSync(join(home, 'empty'))
  writeFileSync(join(home, 'text.zip'), 'hello')
  for (const [path, said] of [
    [join(home, 'nowhere'), 'does not exist'],
    [join(home, 'empty'), 'holds no ledger'],
    [join(home, 'text.zip'), 'cannot be read as a proof pack'],
    [
      await pack([
        ['a.txt', Buffer.from('x')],
        ['b/c.txt', Buffer.from('y')],
      ]),
      'holds no ledger',
    ],
  ] as const)
    await expect(verifyProof(path), said).rejects.toThrow(said)
})

test('a pack of two files of one name, or of a name that climbs out, is refused', async () => {
  const path = await pack([...all, ['ledger/vkez', Buffer.from('x')]])
  const rename = (from: string, to: string) => {
    const bytes = readFileSync(path)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
    writeFileSync(path, bytes)
  }
  rename('ledger/vkez', 'ledger/vkey')
  await expect(verifyProof(path)).rejects.toThrow('two files of one name')
  rename('people.csv', '../../abcd')
  await expect(verifyProof(path)).rejects.toThrow('cannot be read as a proof pack')
})

test('a link in a case folder is not followed', async () => {
  const linked = join(home, 'linked')
  for (const [path, bytes] of all) {
    mkdirSync(dirname(join(linked, path)), { recursive: true })
    writeFileSync(join(linked, path), bytes)
  }
  rmSync(join(linked, 'people.csv'))
  symlinkSync(join(folder, 'people.csv'), join(linked, 'people.csv'))
  symlinkSync('/dev/zero', join(linked, 'ledger', 'tile', 'more'))
  expect((await verifyProof(linked)).wrong.map(({ what }) => what)).toEqual([
    'tile/more@ does not belong to a ledger of 2 entries',
    'it lists people.csv, which is missing',
  ])
})
