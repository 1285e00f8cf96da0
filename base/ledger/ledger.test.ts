import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { encodeEntry } from './entries/encode-entry.ts'
import { engineKinds } from './entries/kinds.ts'
import { dyingDisk, PowerCut, quickDisk, someEntries, someEntry, testSeed, testSigner } from './ledger.fixture.ts'
import { filesOfLedger, listFiles } from './ledger-folder.ts'
import { parseCheckpoint } from './notes/checkpoint.ts'
import { signerOf } from './notes/key.ts'
import { openLedger } from './open-ledger.ts'
import { decodeBundle } from './tiles/entry-bundle.ts'
import { tilePath, tilesOf } from './tiles/tile-path.ts'
import { leafHash } from './tree/hash.ts'
import { slowPath, slowProof, slowRoot } from './tree/slow-tree.fixture.ts'
import { verifyConsistency, verifyInclusion } from './tree/verify-proof.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-ledger-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let folders = 0
const freshFolder = (): string => join(home, String(++folders))

const clock = clockAt('2026-03-02T09:00:00Z')
const options = { signer: testSigner, clock }
const quick = { ...options, disk: quickDisk }

/** The entries of a log as they lie on the disk. */
function entriesOf(folder: string, size: number): Uint8Array[] {
  return [...tilesOf(size)]
    .filter(({ level }) => level === 'entries')
    .flatMap((tile) => decodeBundle(readFileSync(join(folder, tilePath(tile)))).entries)
}

const told = (folder: string, size: number) =>
  entriesOf(folder, size).map((entry) => JSON.parse(`${Buffer.from(entry)}`))

test('a first entry is numbered, timed, on the disk and under a signed checkpoint', () => {
  const folder = freshFolder()
  const ledger = openLedger(folder, options)
  expect(ledger.append([someEntry(1)])).toEqual({ first: 0, size: 1 })
  ledger.close()
  expect(told(folder, 1)).toMatchObject([{ seq: 0, at: '2026-03-02T09:00:00.000Z', what: 'source.hashed' }])
  expect(listFiles(folder)).toEqual([...filesOfLedger(1)].sort())
  expect(readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n').slice(0, 2)).toEqual([
    'ledger.example/harbour',
    '1',
  ])
})

test('closed and opened between batches of any size, it is the log of the recursive definition', () => {
  const batches = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(batches, (sizes) => {
      const folder = freshFolder()
      let size = 0
      for (const count of sizes) {
        const ledger = openLedger(folder, quick)
        expect(ledger.size).toBe(size)
        ledger.append(someEntries(count, size))
        size += count
        ledger.close()
      }
      expect(listFiles(folder)).toEqual([...filesOfLedger(size)].sort())
      const checkpoint = parseCheckpoint(readFileSync(join(folder, 'checkpoint')))!
      expect(checkpoint.size).toBe(size)
      expect(Buffer.from(checkpoint.root)).toEqual(slowRoot(entriesOf(folder, size)))
      expect(told(folder, size).map(({ seq }) => seq)).toEqual(Array.from({ length: size }, (_, i) => i))
    }),
    { numRuns: 15 },
  )
})

test('proofs from the tiles are the ones of the recursive definition, and verify', () => {
  const folder = freshFolder()
  const ledger = openLedger(folder, options)
  ledger.append(someEntries(700))
  const entries = entriesOf(folder, 700)
  for (const [index, size] of [
    [0, 700],
    [699, 700],
    [255, 256],
    [256, 257],
    [300, 513],
  ] as const) {
    const path = ledger.inclusionProof(index, size)
    expect(path.map(Buffer.from)).toEqual(slowPath(index, entries.slice(0, size)))
    expect(verifyInclusion(leafHash(entries[index]!), index, size, path, slowRoot(entries.slice(0, size)))).toBe(true)
    const proof = ledger.consistencyProof(index + 1)
    expect(proof.map(Buffer.from)).toEqual(slowProof(index + 1, entries))
    expect(verifyConsistency(index + 1, 700, slowRoot(entries.slice(0, index + 1)), ledger.root(), proof)).toBe(true)
  }
  ledger.close()
})

test('the power may fail at any byte: the log opens at a whole checkpoint and goes on', () => {
  const before = freshFolder()
  const first = openLedger(before, quick)
  first.append(someEntries(250))
  first.close()
  const whole = dyingDisk(1e9)
  const measured = freshFolder()
  cpSync(before, measured, { recursive: true })
  const all = openLedger(measured, { ...options, disk: whole })
  all.append(someEntries(20, 250))
  all.close()
  const units = 1e9 - whole.left()
  const last = Array.from({ length: 40 }, (_, i) => units - i).filter((at) => at >= 0)
  for (const budget of [...Array.from({ length: 40 }, (_, i) => Math.floor((i * units) / 40)), ...last]) {
    const folder = freshFolder()
    cpSync(before, folder, { recursive: true })
    const ledger = openLedger(folder, { ...options, disk: dyingDisk(budget) })
    try {
      ledger.append(someEntries(20, 250))
    } catch (error) {
      expect(error).toBeInstanceOf(PowerCut)
    }
    ledger.close()
    const again = openLedger(folder, quick)
    expect([250, 270]).toContain(again.size)
    expect(listFiles(folder)).toEqual([...filesOfLedger(again.size), 'in-use'].sort())
    again.append(someEntries(3, again.size))
    expect(Buffer.from(again.root())).toEqual(slowRoot(entriesOf(folder, again.size)))
    again.close()
    rmSync(folder, { recursive: true })
  }
})

test('the power may fail while the ledger is begun', () => {
  for (let budget = 0; budget < 400; budget += 7) {
    const folder = freshFolder()
    try {
      openLedger(folder, { ...options, disk: dyingDisk(budget) }).close()
    } catch (error) {
      expect(error).toBeInstanceOf(PowerCut)
    }
    const ledger = openLedger(folder, quick)
    ledger.append([someEntry(1)])
    expect(ledger.size).toBe(1)
    ledger.close()
  }
})

test('an append that failed half-way is undone by the next one on the same handle', () => {
  const folder = freshFolder()
  let disk = dyingDisk(1e9)
  const flaky = {
    write: (...args: Parameters<typeof disk.write>) => disk.write(...args),
    replace: (...args: Parameters<typeof disk.replace>) => disk.replace(...args),
    syncFolders: (...args: Parameters<typeof disk.syncFolders>) => disk.syncFolders(...args),
    remove: (...args: Parameters<typeof disk.remove>) => disk.remove(...args),
  }
  const ledger = openLedger(folder, { ...options, disk: flaky })
  ledger.append(someEntries(10))
  disk = dyingDisk(50_000)
  expect(() => ledger.append(someEntries(600, 10))).toThrow(PowerCut)
  expect(ledger.size).toBe(10)
  disk = dyingDisk(1e9)
  ledger.append(someEntries(2, 10))
  ledger.close()
  expect(listFiles(folder)).toEqual([...filesOfLedger(12)].sort())
  expect(told(folder, 12).map(({ facts }) => facts.items)).toEqual(Array.from({ length: 12 }, (_, i) => i))
})

test('a clock that is set back is told, and time in the log does not run backwards', () => {
  const folder = freshFolder()
  const own = clockAt('2026-03-02T09:00:00Z')
  const ledger = openLedger(folder, { signer: testSigner, clock: own })
  ledger.append([someEntry(1)])
  own.set('2026-03-02T08:59:59.500Z')
  ledger.append([someEntry(2)])
  own.set('2026-03-02T08:30:00Z')
  expect(ledger.append([someEntry(3)])).toEqual({ first: 3, size: 4 })
  ledger.close()
  expect(told(folder, 4).map(({ what, at }) => [what, at])).toEqual([
    ['source.hashed', '2026-03-02T09:00:00.000Z'],
    ['source.hashed', '2026-03-02T09:00:00.000Z'],
    ['clock.behind', '2026-03-02T09:00:00.000Z'],
    ['source.hashed', '2026-03-02T09:00:00.000Z'],
  ])
  expect(told(folder, 4)[2].facts).toEqual({ milliseconds: 1_800_000 })
})

test('a refused entry leaves the log as it was', () => {
  const folder = freshFolder()
  const ledger = openLedger(folder, options)
  ledger.append([someEntry(1)])
  const before = listFiles(folder)
  expect(() => ledger.append([someEntry(2), { ...someEntry(3), facts: { name: 'Chan Siu Ming' } }])).toThrow('refuses')
  expect(listFiles(folder)).toEqual(before)
  expect(ledger.append([])).toEqual({ first: 1, size: 1 })
  ledger.close()
})

test('a ledger that was cut, extended or rolled back by hand is not written to', () => {
  const made = freshFolder()
  const ledger = openLedger(made, options)
  ledger.append(someEntries(300))
  const earlier = ledger.checkpoint()
  ledger.append(someEntries(40, 300))
  ledger.close()
  const harm: Record<string, (folder: string) => void> = {
    'tile/entries/000 is missing': (folder) => rmSync(join(folder, 'tile/entries/000')),
    'does not belong to its 300 entries': (folder) => writeFileSync(join(folder, 'checkpoint'), earlier),
    'notes.txt does not belong': (folder) => writeFileSync(join(folder, 'notes.txt'), 'x'),
    'was changed': (folder) => spoil(join(folder, 'tile/entries/001.p/84'), 30),
    'do not lead to the root': (folder) => spoil(join(folder, 'tile/0/001.p/84'), 30),
    'signature of this key': (folder) => spoil(join(folder, 'checkpoint'), 30),
    'has entries, but no checkpoint': (folder) => rmSync(join(folder, 'checkpoint')),
  }
  for (const [said, damage] of Object.entries(harm)) {
    const folder = freshFolder()
    cpSync(made, folder, { recursive: true })
    damage(folder)
    expect(() => openLedger(folder, options), said).toThrow(said)
    expect(existsSync(join(folder, 'in-use'))).toBe(false)
  }
  expect(() => openLedger(made, { ...options, signer: signerOf('other.example', testSeed) })).toThrow('this key')
})

test('a second handle in the same process is noticed before it does harm', () => {
  const folder = freshFolder()
  const one = openLedger(folder, options)
  const two = openLedger(folder, options)
  one.append([someEntry(1)])
  expect(() => two.append([someEntry(2)])).toThrow('replaced while it was open')
  two.close()
  one.close()
})

test('what an entry becomes, byte for byte', () => {
  const bytes = encodeEntry({ seq: 3, at: '2026-03-02T09:00:00.000Z', ...someEntry(5) }, engineKinds)
  expect(Buffer.from(bytes).toString()).toBe(
    '{"actor":"program:cordon-0.1.0","at":"2026-03-02T09:00:00.000Z","facts":{"bytes":5000,"items":5,"sha256":' +
      '"0000000000000000000000000000000000000000000000000000000000000005"},"seq":3,' +
      `"subject":"${someEntry(5).subject}","what":"source.hashed"}`,
  )
})

function spoil(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at]! ^= 1
  writeFileSync(path, bytes)
}
