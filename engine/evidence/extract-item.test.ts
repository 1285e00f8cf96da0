import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { type Clock, clockAt } from '../../base/clock.ts'
import { Problem } from '../../base/errors.ts'
import { bytesInMemory, bytesOfFile, type Spool } from '../../base/files/index.ts'
import { collectContent, noSpool } from './collect-content.ts'
import type { UnreadState } from './content.ts'
import { extractItem } from './extract-item.ts'
import { extractors } from './extractors/all.ts'
import { defaultLimits } from './extractors/contract.ts'
import { outcomeWithoutExtractor, StateKeeper } from './item-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-item-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const letter = Buffer.from('From: a@b.example\nTo: mei@c.example\nSubject: x\n\nDear Mei\n')

test('an item of 0 bytes is empty', async () => {
  const { outcome, contents } = await collectContent(Buffer.alloc(0), 'note.txt', { spool: noSpool })
  expect(outcome).toMatchObject({ kind: 'empty', state: 'empty' })
  expect(contents).toEqual([])
})

test.each([
  [Buffer.from('377abcaf271c0004', 'hex'), '7z', 'unsupported'],
  [Buffer.from('PGDMP\x01\x0e'), 'pg-backup', 'unsupported'],
  [Buffer.from('TAPE\0\0'), 'sql-server-backup', 'unsupported'],
  [Buffer.concat([Buffer.alloc(0x8001), Buffer.from('CD001')]), 'disk-image', 'unsupported'],
  [Buffer.from('4d534346000000000000000000', 'hex'), 'cab', 'unsupported'],
  [Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 251)), 'unknown', 'unsupported'],
])('a kind that nobody reads says so', async (bytes, kind, state) => {
  const { outcome } = await collectContent(bytes, 'x', { spool: noSpool })
  expect(outcome).toMatchObject({ kind, state })
  expect(outcome.reason).not.toBe('')
})

test('an office file with a password is encrypted, not damaged', () => {
  expect(outcomeWithoutExtractor('encrypted-office', 'why').state).toBe('encrypted')
})

test('a parser that fails makes the item damaged, with its words in the reason', async () => {
  const { outcome, gaps } = await collectContent(gzipSync('Mei').subarray(0, 10), 'a.gz', { spool: noSpool })
  expect(outcome.state).toBe('damaged')
  expect(gaps).toHaveLength(1)
})

test('an item that outlasts its time ends with a gap', async () => {
  let calls = 0
  const clock: Clock = { now: () => ++calls * 1_000_000 }
  const { outcome } = await collectContent(gzipSync('Mei'), 'a.gz', { spool: noSpool, clock })
  expect(outcome).toMatchObject({ state: 'too-large', reason: 'Reading it took longer than 600 seconds' })
})

test('text beyond the output limit is cut with a gap', async () => {
  const limits = { ...defaultLimits, outputBytes: 20 }
  const { outcome } = await collectContent(letter, 'a.eml', { spool: noSpool, limits })
  expect(outcome.state).toBe('too-large')
})

test('members of a mail nested too deeply are gaps with their name', async () => {
  const mail = Buffer.concat([
    Buffer.from('From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n'),
    Buffer.from('--b\nContent-Type: text/csv; name=list.csv\n\na,b\n--b--\n'),
  ])
  const { gaps, children } = await collectContent(mail, 'a.eml', { spool: noSpool, depth: defaultLimits.depth })
  expect(children).toEqual([])
  expect(gaps).toMatchObject([{ state: 'too-nested', where: 'member=list.csv' }])
})

test('an item that changes while it is read is partial', async () => {
  const path = join(folder, 'growing.eml')
  writeFileSync(path, letter)
  const bytes = bytesOfFile(path)
  const options = { limits: defaultLimits, spool: noSpool, depth: 0, clock: clockAt('2026-03-02T09:00:00Z') }
  const reading = extractItem(bytes, 'growing.eml', options)
  await reading.next()
  appendFileSync(path, 'more')
  let step = await reading.next()
  while (!step.done) step = await reading.next()
  bytes.close()
  expect(step.value).toMatchObject({ state: 'partial', reason: 'It changed while it was read' })
})

test('a full disk ends the run, not the item', async () => {
  const full: Spool = {
    keep: () => Promise.reject(new Problem('DISK_FULL', 'The disk is full', 'Free some space')),
  }
  await expect(collectContent(gzipSync('Mei'), 'a.gz', { spool: full })).rejects.toMatchObject({ code: 'DISK_FULL' })
})

test('a reader that stops early leaves nothing running', async () => {
  const options = { limits: defaultLimits, spool: noSpool, depth: 0, clock: clockAt('2026-03-02T09:00:00Z') }
  const reading = extractItem(bytesInMemory(letter), 'a.eml', options)
  await reading.next()
  await reading.return({ kind: '', why: '', state: 'read', reason: '' })
  expect((await reading.next()).done).toBe(true)
})

test('the one state of an item follows from its content and its gaps', () => {
  const after = (content: boolean, gaps: UnreadState[]): string => {
    const keeper = new StateKeeper()
    if (content) keeper.see({ type: 'passage', where: '', text: 'x' })
    for (const state of gaps) keeper.miss(state, 'r')
    return keeper.outcome('k', 'w').state
  }
  expect(after(true, [])).toBe('read')
  expect(after(false, [])).toBe('read')
  expect(after(true, ['encrypted'])).toBe('partial')
  expect(after(false, ['encrypted', 'damaged'])).toBe('encrypted')
})

test('every kind has one extractor, and every listed extractor is what its line says', async () => {
  const kinds = extractors.flatMap((listed) => listed.kinds)
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const listed of extractors) {
    const loaded = await listed.load()
    expect([loaded.name, [...loaded.kinds].sort()]).toEqual([listed.name, [...listed.kinds].sort()])
  }
})
