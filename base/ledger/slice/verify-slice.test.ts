import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { referenceTo } from '../entries/reference.ts'
import { quickDisk, someEntries, testSeed, testSigner } from '../ledger.fixture.ts'
import { signerOf } from '../notes/key.ts'
import { openLedger } from '../open-ledger.ts'
import { type FileMap, memoryFiles } from '../verify/memory-files.fixture.ts'
import { encodeSliceLine } from './slice-format.ts'
import { hashOfEntries, verifySlice } from './verify-slice.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-slice-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const documents = new Map([
  ['README.txt', Buffer.from('How to check this\n')],
  ['duties.json', Buffer.from('[]\n')],
])
const subject = referenceTo('proof', 'pack-1', testSeed)
const actor = 'program:cordon-0.1.0'
let ledgers = 0

/** A log in which every third entry is of our case; the pack of it, as the office makes one. */
function makePack(options: { signer?: typeof testSigner; more?: number } = {}): FileMap {
  const { signer = testSigner, more = 30 } = options
  const disk = quickDisk
  const ledger = openLedger(join(home, `ledger-${++ledgers}`), { signer, clock: clockAt('2026-03-02T09:00:00Z'), disk })
  ledger.append(someEntries(600))
  const files = Object.fromEntries([...documents].map(([name, bytes]) => [name, sha256(bytes)]))
  const made = ledger.append([{ actor, what: 'proof.made', subject, facts: { files } }]).first
  const ours = [...Array.from({ length: 200 }, (_, at) => at * 3), made]
  ledger.append(someEntries(more, 1000))
  const facts = { entries: ours.length, sha256: hashOfEntries(ledger.slice(ours).entries.map(({ bytes }) => bytes)) }
  const sealed = ledger.append([{ actor, what: 'proof.sealed', subject, facts }]).first
  const { checkpoint, entries } = ledger.slice([...ours, sealed])
  ledger.close()
  return new Map<string, Uint8Array>([
    ...documents,
    ['slice/vkey', Buffer.from(`${ledger.vkey}\n`)],
    ['slice/checkpoint', Buffer.from(checkpoint)],
    ['slice/entries.jsonl', Buffer.from(entries.map((entry) => `${encodeSliceLine(entry)}\n`).join(''))],
  ])
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pack = makePack()
const wrongIn = async (files: FileMap) => (await verifySlice(memoryFiles(files))).wrong
const lines = Buffer.from(pack.get('slice/entries.jsonl')!).toString().trimEnd().split('\n')
const withLines = (changed: readonly string[]): FileMap =>
  new Map(pack).set('slice/entries.jsonl', Buffer.from(changed.map((line) => `${line}\n`).join('')))

describe('a pack of one case', () => {
  test('holds, and says what was checked', async () => {
    const answer = await verifySlice(memoryFiles(pack), { vkey: testSigner.verifier.vkey })
    expect(answer.wrong).toEqual([])
    expect(answer.checked).toEqual([
      expect.stringContaining('signature of the checkpoint'),
      expect.stringContaining('202 entries of the case'),
      expect.stringContaining('all entries of the case up to 2026-03-02T09:00:00.000Z'),
      expect.stringContaining('2 files of the pack'),
    ])
    expect(answer.checkpoint?.size).toBe(632)
  })

  test('any byte of any file that is changed is found', async () => {
    const names = [...pack.keys()]
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, where, change) => {
        const name = names[which % names.length]!
        const bytes = Buffer.from(pack.get(name)!)
        bytes[where % bytes.length]! ^= change
        expect(await wrongIn(new Map(pack).set(name, bytes))).not.toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('a line that is left out, doubled, moved or cut is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(lines.length - 1), async (at, other) => {
        expect(await wrongIn(withLines(lines.toSpliced(at, 1)))).not.toEqual([])
        expect(await wrongIn(withLines(lines.toSpliced(at, 0, lines[at]!)))).not.toEqual([])
        expect(await wrongIn(withLines(lines.slice(0, at)))).not.toEqual([])
        if (at === other) return
        expect(await wrongIn(withLines(lines.with(at, lines[other]!).with(other, lines[at]!)))).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('an entry of another case that is slipped in is found', async () => {
    const elsewhere = Buffer.from(makePack({ more: 31 }).get('slice/entries.jsonl')!)
      .toString()
      .split('\n')
    expect(await wrongIn(withLines(lines.toSpliced(5, 0, elsewhere[5]!)))).not.toEqual([])
  })

  test('a file that is missing, or that was added, is found', async () => {
    for (const name of pack.keys()) {
      const without = new Map(pack)
      without.delete(name)
      expect(await wrongIn(without), name).not.toEqual([])
    }
    for (const name of ['more.json', 'slice/more', 'ledger/checkpoint'])
      expect(await wrongIn(new Map(pack).set(name, Buffer.from('{}'))), name).toMatchObject([
        { what: expect.stringContaining('does not belong') },
      ])
  })

  test('a whole pack under another key holds by itself, and not under the key that the reader knows', async () => {
    const other = makePack({ signer: signerOf('ledger.example/stranger', new Uint8Array(32).fill(9)) })
    expect(await wrongIn(other)).toEqual([])
    const { wrong } = await verifySlice(memoryFiles(other), { vkey: testSigner.verifier.vkey })
    expect(wrong).toMatchObject([
      { what: expect.stringContaining('--key') },
      { what: expect.stringContaining('signature') },
    ])
    const mixed = new Map(pack).set('slice/checkpoint', other.get('slice/checkpoint')!)
    expect(await wrongIn(mixed)).not.toEqual([])
  })

  test('what only the whole ledger can show is refused, not passed over', async () => {
    const since = pack.get('slice/checkpoint')!
    expect((await verifySlice(memoryFiles(pack), { since })).wrong[0]!.what).toContain('whole ledger')
    expect((await verifySlice(memoryFiles(pack), { at: 5 })).wrong[0]!.what).toContain('whole ledger')
  })

  test('hostile lines are wrong and quick, not a crash', async () => {
    const hostile = [
      '',
      '[]',
      'null',
      '{"entry":1,"proof":[]}',
      `{"entry":{},"proof":[${'"",'.repeat(99)}""]}`,
      `{"entry":${'{"a":'.repeat(50)}1${'}'.repeat(50)},"proof":[]}`,
      '{"entry":{"seq":1.5},"proof":[]}',
      '{"__proto__":{},"entry":{},"proof":[]}',
    ]
    for (const line of hostile) expect(await wrongIn(withLines([line, ...lines])), line).not.toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string(), async (line) => {
        expect(await wrongIn(withLines([...lines, line]))).not.toEqual([])
      }),
    )
  })
})
