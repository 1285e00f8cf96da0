import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { emptyRoot } from '../tree/hash.ts'
import { checkpointText, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { cosign, cosignedAt } from './cosignature.ts'
import { parseVkey, signatureTypes, signerOf } from './key.ts'
import { openKeyFile } from './key-file.ts'
import { isSignedBy, parseNote, signNote } from './signed-note.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-notes-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const harbour = signerOf('ledger.example/harbour', new Uint8Array(32).fill(7))
const witness = signerOf('witness.example/w1', new Uint8Array(32).fill(9), signatureTypes.cosignature)
const note = (text: string) => parseNote(Buffer.from(text))

test('known answers: the key and note that the Go note package documents', () => {
  const peter = parseVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!
  const signed = [
    'If you think cryptography is the answer to your problem,',
    "then you don't know what your problem is.",
    '',
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
    '',
  ].join('\n')
  expect(peter.name).toBe('PeterNeumann')
  expect(isSignedBy(note(signed)!, peter)).toBe(true)
  expect(isSignedBy(note(signed.replace('answer', 'Answer'))!, peter)).toBe(false)
})

test('a signed checkpoint reads back, and only the key that signed it says so', () => {
  const checkpoint = { origin: harbour.verifier.name, size: 4711, root: emptyRoot }
  const text = signCheckpoint(checkpoint, harbour)
  const read = parseCheckpoint(Buffer.from(text))!
  expect(read).toMatchObject({ origin: 'ledger.example/harbour', size: 4711 })
  expect(isSignedBy(read.note, harbour.verifier)).toBe(true)
  expect(isSignedBy(read.note, signerOf('ledger.example/harbour', new Uint8Array(32).fill(8)).verifier)).toBe(false)
  expect(isSignedBy(read.note, witness.verifier)).toBe(false)
})

test('any one byte changed makes another text, no note, or a signature that does not hold', () => {
  const bytes = Buffer.from(signCheckpoint({ origin: harbour.verifier.name, size: 9, root: emptyRoot }, harbour))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(bytes)
      changed[at]! ^= flip
      const read = parseCheckpoint(changed)
      expect(read !== undefined && isSignedBy(read.note, harbour.verifier)).toBe(false)
    }),
  )
  for (let cut = 0; cut < bytes.length; cut++) expect(parseCheckpoint(bytes.subarray(0, cut))).toBeUndefined()
})

test('what is not written exactly so is no note and no checkpoint', () => {
  const text = signNote('hello\n', harbour)
  expect(note(text)!.text).toBe('hello\n')
  expect(note(text.replace('\n\n', '\n'))).toBeUndefined()
  expect(note(text.replace('hello', 'hel\tlo'))).toBeUndefined()
  expect(note(`${text}\n`)).toBeUndefined()
  expect(note(text.replace('— ', '- '))).toBeUndefined()
  expect(note(text.replace(/.\n$/, '\n'))).toBeUndefined()
  expect(note('x'.repeat(70_000))).toBeUndefined()
  expect(parseNote(Buffer.from([0xff, 0xfe, 0x0a]))).toBeUndefined()
  for (const body of ['o\n01\n', 'o\n-1\n', `o\n1\n${'A'.repeat(43)}\n`, '\n1\nAA==\n', 'o\n99999999999999999\n'])
    expect(parseCheckpoint(Buffer.from(signNote(body, harbour)))).toBeUndefined()
})

test('vkeys read back; one that was tampered with is none', () => {
  const { vkey } = harbour.verifier
  expect(parseVkey(vkey)).toMatchObject({ name: 'ledger.example/harbour', type: 1, id: harbour.verifier.id })
  expect(parseVkey(witness.verifier.vkey)).toMatchObject({ type: 4 })
  for (let at = 0; at < vkey.length; at++)
    expect(parseVkey(vkey.slice(0, at) + (vkey[at] === 'x' ? 'y' : 'x') + vkey.slice(at + 1))).toBeUndefined()
  expect(() => signerOf('two words', new Uint8Array(32))).toThrow('name of a key')
})

test('a witness states the time at which it saw a checkpoint', () => {
  const text = signCheckpoint({ origin: harbour.verifier.name, size: 9, root: emptyRoot }, harbour)
  const line = cosign(note(text)!, witness, Date.parse('2026-03-02T09:00:00.900Z'))
  const both = note(text + line)!
  expect(cosignedAt(both, witness.verifier)).toBe(Date.parse('2026-03-02T09:00:00Z'))
  expect(isSignedBy(both, harbour.verifier)).toBe(true)
  expect(cosignedAt(note(text)!, witness.verifier)).toBeUndefined()
  expect(
    cosignedAt({ ...both, text: checkpointText({ origin: 'x', size: 9, root: emptyRoot }) }, witness.verifier),
  ).toBeUndefined()
  expect(cosignedAt(both, harbour.verifier)).toBeUndefined()
})

test('a key file is made once, for its owner only, and gives the same key again', () => {
  const path = join(home, 'keys', 'ledger.key')
  const made = openKeyFile(path, true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const again = openKeyFile(path, true)
  expect(again.signer.verifier.vkey).toBe(made.signer.verifier.vkey)
  expect(Buffer.from(again.referenceKey)).toEqual(Buffer.from(made.referenceKey))
  expect(made.signer.verifier.name).toMatch(/^cordon-case\/[0-9a-f]{16}$/)
  expect(readFileSync(path, 'utf8')).toMatch(/^PRIVATE\+KEY\+cordon-case/)
})

test('a key that is missing, damaged or open to others is refused', () => {
  const path = join(home, 'missing.key')
  expect(() => openKeyFile(path, false)).toThrow('is missing')
  expect(existsSync(path)).toBe(false)
  openKeyFile(path, true)
  const line = readFileSync(path, 'utf8')
  writeFileSync(path, line.replace('cordon-case', 'cordon-cave'))
  expect(() => openKeyFile(path, false)).toThrow('not a whole key')
  const open = join(home, 'open.key')
  writeFileSync(open, line, { mode: 0o644 })
  expect(() => openKeyFile(open, false)).toThrow('Others on this machine can read')
})
