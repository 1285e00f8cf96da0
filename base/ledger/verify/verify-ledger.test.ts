import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { canonicalJson } from '../entries/canonical-json.ts'
import { encodeEntry } from '../entries/encode-entry.ts'
import { engineKinds } from '../entries/kinds.ts'
import { someEntries, someEntry, testSigner } from '../ledger.fixture.ts'
import { parseCheckpoint, signCheckpoint } from '../notes/checkpoint.ts'
import { cosign } from '../notes/cosignature.ts'
import { signatureTypes, signerOf } from '../notes/key.ts'
import { parseNote } from '../notes/signed-note.ts'
import { openLedger } from '../open-ledger.ts'
import { planAppend } from '../plan-append.ts'
import { printCheckpoint } from '../print-checkpoint.ts'
import { emptyRoot } from '../tree/hash.ts'
import { TileTree } from '../tree/tile-tree.ts'
import { type FileMap, loadFiles, memoryFiles } from './memory-files.fixture.ts'
import { dice, intactLedger, isChanged, mutations } from './mutate-ledger.fixture.ts'
import { verifyLedger } from './verify-ledger.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-verify-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const clock = clockAt('2026-03-02T09:00:00Z')
const ledger = openLedger(home, { signer: testSigner, clock })
ledger.append(someEntries(500))
const earlier = loadFiles(home)
earlier.delete('in-use')
ledger.append(someEntries(100, 500))
const since = Buffer.from(ledger.checkpoint())
clock.set('2026-03-03T09:00:00Z')
ledger.append(someEntries(440, 600))
ledger.close()
const intact = intactLedger(loadFiles(home), earlier)
const verify = (files: FileMap, options = {}) => verifyLedger(memoryFiles(files), options)

/** A log whose writer has the key but not our code: whatever entries, signed. */
function signed(entries: readonly (Uint8Array | string)[], signer = testSigner): FileMap {
  const bytes = entries.map((entry) => Buffer.from(entry))
  const { tree, files } = planAppend(new TileTree(), [], bytes)
  const checkpoint = { origin: signer.verifier.name, size: tree.size, root: tree.root() }
  return files
    .set('checkpoint', Buffer.from(signCheckpoint(checkpoint, signer)))
    .set('vkey', Buffer.from(`${signer.verifier.vkey}\n`))
}

const entryAt = (seq: number, at: string, more = {}) =>
  encodeEntry({ seq, at, ...someEntry(seq), ...more }, engineKinds)

test('a whole ledger holds, and the answer says what was checked', async () => {
  const answer = await verify(intact.files, { since, vkey: testSigner.verifier.vkey })
  expect(answer.wrong).toEqual([])
  expect(answer.remarks).toEqual([])
  expect(answer.checked.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'signature of the',
    'no file beyond',
    '1040 entries, each',
    'tiles and root',
    'continuation of the',
  ])
})

test('an empty ledger holds', async () => {
  expect((await verify(signed([]))).wrong).toEqual([])
  const nothing = Buffer.from(
    signCheckpoint({ origin: 'ledger.example/harbour', size: 0, root: emptyRoot }, testSigner),
  )
  expect((await verify(intact.files, { since: nothing })).wrong).toEqual([])
})

describe('tampering is found', () => {
  const roll = dice(20_260_302)
  for (const [name, mutate] of Object.entries(mutations))
    test(name, async () => {
      let tried = 0
      for (let i = 0; i < 20; i++) {
        const mutated = mutate(intact, roll)
        if (!isChanged(intact, mutated)) continue
        tried++
        const { wrong } = await verify(mutated, { since })
        expect(wrong.length, `${name}, no. ${i}`).toBeGreaterThan(0)
      }
      expect(tried).toBeGreaterThan(15)
    })
})

test('however much is damaged at once, there is an answer', async () => {
  const roll = dice(7)
  const byteMutations = [
    'a byte changed',
    'a file cut short',
    'a file lengthened',
    'a file removed',
    'two files exchanged',
  ]
  for (let i = 0; i < 30; i++) {
    let files = intact.files
    for (let harm = 0; harm < 1 + (i % 9); harm++)
      files = mutations[byteMutations[roll(byteMutations.length)]!]!({ ...intact, files }, roll)
    const { wrong } = await verify(files, { since })
    if (isChanged(intact, files)) expect(wrong.length).toBeGreaterThan(0)
  }
})

describe('the answer says where', () => {
  test('an edited entry', async () => {
    const entries = intact.entries.with(811, entryAt(811, '2026-03-03T09:00:00.000Z', { ...someEntry(3) }))
    const files = new Map(intact.files)
    for (const [path, bytes] of planAppend(new TileTree(), [], entries).files)
      if (path.startsWith('tile/entries')) files.set(path, bytes)
    const { wrong } = await verify(files, { since })
    expect(wrong[0]).toEqual({ entry: 811, what: 'it is not the entry that its hash tile was made from' })
  })

  test('a lost bundle is one thing wrong, not one per later entry', async () => {
    const files = new Map(intact.files)
    files.delete('tile/entries/001')
    const { wrong } = await verify(files)
    expect(wrong[0]!.what).toBe('tile/entries/001 is missing: entries 256 to 511')
    expect(wrong.length).toBeLessThan(3)
  })

  test('history rewritten with the key itself, after a checkpoint was kept outside', async () => {
    const files = signed(intact.entries.with(5, entryAt(5, '2026-03-02T09:00:00.000Z', { ...someEntry(99) })))
    expect((await verify(files)).wrong).toEqual([])
    expect((await verify(files, { since })).wrong).toEqual([
      { what: 'the first 600 entries are not those of the earlier checkpoint: history was rewritten' },
    ])
  })

  test('the end cut off with the key itself', async () => {
    const { wrong } = await verify(signed(intact.entries.slice(0, 300)), { since })
    expect(wrong[0]!.what).toContain('its end was cut off')
  })
})

test('entries out of number, out of time, out of form or of too many facts are found though they are signed', async () => {
  const at = '2026-03-02T09:00:00.000Z'
  const wrongOf = async (...entries: (Uint8Array | string)[]) => (await verify(signed(entries))).wrong
  expect(await wrongOf(entryAt(0, at), entryAt(2, at))).toEqual([{ entry: 1, what: 'it carries the number 2' }])
  const late = await wrongOf(entryAt(0, '2026-03-02T09:00:00.001Z'), entryAt(1, at))
  expect(late).toMatchObject([{ entry: 1, what: expect.stringContaining('before that of the entry before it') }])
  expect(await wrongOf('{}')).toMatchObject([{ entry: 0 }])
  const leaky = Buffer.from(entryAt(0, at)).toString().replace('"items"', '"chan siu ming"')
  expect((await wrongOf(leaky))[0]).toMatchObject({ entry: 0 })
})

/** Entries of a kind that is not known here, with these facts. */
const ofLaterKind = (...facts: object[]) =>
  facts.map((fact, seq) =>
    canonicalJson({
      seq,
      at: '2026-03-02T09:00:00.000Z',
      actor: someEntry(0).actor,
      what: 'wave.sent',
      subject: null,
      facts: fact,
    }),
  )

test('a kind that only a later version knows is counted and remarked on, not condemned', async () => {
  const facts = {
    ...{ pieces: 4711, template: 'first-notice', list: 'ab'.repeat(32), at: '2026-03-02T09:00:00.000Z' },
    ...{ wave: `wave:${'cd'.repeat(32)}`, files: { 'letters/index.csv': 'ef'.repeat(32) }, by: { post: 12 } },
  }
  const { wrong, remarks } = await verify(
    signed([entryAt(0, '2026-03-02T09:00:00.000Z'), ...ofLaterKind(facts, facts, facts).slice(1)]),
  )
  expect(wrong).toEqual([])
  expect(remarks).toHaveLength(1)
  expect(remarks[0]).toMatch(/^2 entries, the first of them 1, are of the kind wave.sent, .* their form was checked/)
})

describe('whatever its kind, an entry holds nothing but numbers, codes, hashes and instants', () => {
  test.each([
    ['a name', { to: 'Lam Mei' }],
    ['an identity card number', { to: 'A123456(3)' }],
    ['a telephone number', { to: '+85291234567' }],
    ['a mail address', { to: 'mei@clinic.example' }],
    ['one as a name in a list', { to: { 'mei@clinic.example': 1 } }],
    ['one in a list', { to: { first: 'Lam Mei' } }],
    ['a sentence', { note: 'we will tell them later' }],
    ['a long text', { note: 'x'.repeat(400) }],
    ['a list in a list', { a: { b: { c: 1 } } }],
    ['nothing', { a: null }],
    ['a fact of a strange name', { 'Lam Mei': 1 }],
  ])('%s is found', async (_, facts) => {
    const { wrong } = await verify(signed(ofLaterKind({ fine: 1 }, facts)))
    expect(wrong).toMatchObject([{ entry: 1, what: expect.stringContaining('its fact no. 1') }])
    expect(JSON.stringify(wrong)).not.toMatch(/Mei|123456|9123/)
  })
})

test('a signed claim of a million billion entries costs nothing', async () => {
  const claim = signCheckpoint({ origin: 'ledger.example/harbour', size: 9e15, root: emptyRoot }, testSigner)
  const { wrong } = await verify(new Map(intact.files).set('checkpoint', Buffer.from(claim)))
  expect(wrong[0]!.what).toContain('more than')
})

test('the key that was told by other means counts, not the one in the folder', async () => {
  const other = signerOf('ledger.example/harbour', new Uint8Array(32).fill(9))
  const { wrong } = await verify(signed([], other), { vkey: testSigner.verifier.vkey })
  expect(wrong.map(({ what }) => what)).toEqual([
    'vkey is not the key that was given with --key',
    'checkpoint does not carry a signature of vkey',
  ])
})

test('a witness that was asked for must have cosigned the earlier checkpoint', async () => {
  const witness = signerOf('witness.example/w1', new Uint8Array(32).fill(5), signatureTypes.cosignature)
  const options = { since, witness: witness.verifier.vkey }
  expect((await verify(intact.files, options)).wrong[0]!.what).toContain('cosignature')
  const line = cosign(parseNote(since)!, witness, Date.parse('2026-03-02T10:00:00Z'))
  const answer = await verify(intact.files, { ...options, since: Buffer.concat([since, Buffer.from(line)]) })
  expect(answer.wrong).toEqual([])
  expect(answer.checked.join()).toContain('witness.example/w1 under the earlier checkpoint, 2026-03-02T10:00:00.000Z')
})

test('when everything is wrong, the check stops at a hundred', async () => {
  const files = new Map(intact.files)
  for (const [path, bytes] of files) if (path.startsWith('tile/0')) files.set(path, Buffer.alloc(bytes.length))
  const { wrong, remarks } = await verify(files)
  expect(wrong).toHaveLength(100)
  expect(remarks.join()).toContain('stopped here')
})

test('a page that was printed at an earlier size is compared with the first entries', async () => {
  const printed = printCheckpoint(parseCheckpoint(since)!)
  const { at, wrong } = await verify(intact.files, { at: 600 })
  expect(wrong).toEqual([])
  expect(printCheckpoint(at!)).toBe(printed)
  expect(printCheckpoint((await verify(intact.files, { at: 601 })).at!)).not.toBe(printed)
  expect((await verify(intact.files, { at: 5000 })).wrong).toMatchObject([
    { what: expect.stringMatching(/no 5000 entries/) },
  ])
})
