import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { hashOfItems, recordRun } from './record-run.ts'
import { decodeBundle } from './tiles/entry-bundle.ts'
import { verifyProof } from './verify/open-proof.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-run-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const clock = clockAt('2026-03-02T09:00:00Z')
const settings = 'ab'.repeat(32)
const facts = { version: '0.1.0', settings, sources: 1 }
let cases = 0

/** A case folder with two result files, and where its key is to lie. */
function freshCase(): { folder: string; ledger: string; key: string } {
  const folder = join(home, `case-${++cases}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'people.csv'), 'person_id,name\n1,Mei Example\n')
  writeFileSync(join(folder, 'summary.json'), '{}')
  return { folder, ledger: join(folder, 'ledger'), key: join(home, `keys-${cases}`, 'ledger.key') }
}

function recordWhole({ folder, ledger, key }: ReturnType<typeof freshCase>): string {
  const run = recordRun(ledger, key, clock, facts)
  run.sources([{ path: '/mnt/leak of Mei Example', items: 2, bytes: 300, hashes: ['02'.repeat(32), '01'.repeat(32)] }])
  return run.finish({ counts: { 'people.proven': 1 }, folder, files: ['people.csv', 'summary.json'] })
}

const entriesOf = (ledger: string, width: number) =>
  decodeBundle(readFileSync(join(ledger, `tile/entries/000.p/${width}`))).entries.map((entry) =>
    JSON.parse(Buffer.from(entry).toString()),
  )

test('a run is in the ledger from its beginning to its result files, and verifies', async () => {
  const at = freshCase()
  const checkpoint = recordWhole(at)
  expect(checkpoint).toBe(readFileSync(join(at.ledger, 'checkpoint'), 'utf8'))
  expect(entriesOf(at.ledger, 3).map(({ what }) => what)).toEqual(['run.started', 'source.hashed', 'run.finished'])
  const answer = await verifyProof(at.folder)
  expect(answer.wrong).toEqual([])
  expect(answer.checked.at(-1)).toBe('2 result files, as entry 2 states them')
})

test('nobody and no path is named in the folder of the ledger, and the key is not in it', () => {
  const at = freshCase()
  recordWhole(at)
  const secret = readFileSync(at.key, 'utf8').split('+').at(-1)!.trim()
  for (const entry of readdirSync(at.ledger, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'latin1')
    for (const told of ['Mei', 'leak', secret]) expect(text).not.toContain(told)
  }
})

test('a run that was killed leaves its beginning; the next one goes on in the same ledger', async () => {
  const at = freshCase()
  recordRun(at.ledger, at.key, clock, facts)
  expect((await verifyProof(at.folder)).remarks[0]).toContain('No run has been finished')
  recordWhole(at)
  expect(
    entriesOf(at.ledger, 4)
      .map(({ what }) => what)
      .slice(0, 2),
  ).toEqual(['run.started', 'run.started'])
  expect((await verifyProof(at.folder)).wrong).toEqual([])
})

test('a result file that was changed or lost after the run is found', async () => {
  const at = freshCase()
  recordWhole(at)
  writeFileSync(join(at.folder, 'people.csv'), 'person_id,name\n')
  rmSync(join(at.folder, 'summary.json'))
  expect((await verifyProof(at.folder)).wrong).toEqual([
    { entry: 2, what: 'people.csv is not the file that this run wrote' },
    { entry: 2, what: 'it lists summary.json, which is missing' },
  ])
  recordRun(at.ledger, at.key, clock, facts)
  expect((await verifyProof(at.folder)).wrong[0]!.what).toContain('a later run has begun and not finished')
  recordWhole({ ...at, folder: freshCase().folder })
  expect((await verifyProof(at.folder)).wrong).not.toEqual([])
})

test('the hash of a source does not depend on the order of its items', () => {
  expect(hashOfItems(['aa', 'bb'])).toBe(hashOfItems(new Set(['bb', 'aa'])))
  expect(hashOfItems(['aa'])).not.toBe(hashOfItems(['aa', 'aa']))
  // sha256 of "aa\nbb\n"
  expect(hashOfItems(['bb', 'aa'])).toBe('329d670e59ead1543a2d36865895972560bc434204c5f4a0c8219005dd312719')
})

test('without its key an old ledger is not written to, and no new key takes its place', () => {
  const at = freshCase()
  recordWhole(at)
  rmSync(at.key)
  expect(() => recordRun(at.ledger, at.key, clock, facts)).toThrow('is missing')
  expect(existsSync(at.key)).toBe(false)
  const other = freshCase()
  recordWhole(other)
  expect(() => recordRun(at.ledger, other.key, clock, facts)).toThrow('signature of this key')
  chmodSync(other.key, 0o640)
  expect(() => recordRun(other.ledger, other.key, clock, facts)).toThrow('Others on this machine')
})

test('a key inside the ledger that it signs is refused', () => {
  const at = freshCase()
  for (const key of [join(at.ledger, 'key'), join(at.ledger, 'deep/../key')])
    expect(() => recordRun(at.ledger, key, clock, facts)).toThrow('lies in its own ledger')
})

test('a count or file name that looks like somebody is refused, and the run stays open', () => {
  const at = freshCase()
  const run = recordRun(at.ledger, at.key, clock, facts)
  const counts = { 'a123456-7': 1 }
  expect(() => run.finish({ counts, folder: at.folder, files: [] })).toThrow('identity card')
  expect(entriesOf(at.ledger, 1)).toHaveLength(1)
})

test('a version with build marks is written as a code', () => {
  const at = freshCase()
  recordRun(at.ledger, at.key, clock, { ...facts, version: '0.2.0-rc.1+5' })
  expect(entriesOf(at.ledger, 1)[0]).toMatchObject({
    actor: 'program:cordon-0.2.0-rc.1-5',
    facts: { version: '0.2.0-rc.1-5' },
  })
})
