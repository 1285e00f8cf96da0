import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { quickDisk, someEntries, testSigner } from '../ledger.fixture.ts'
import { signerOf } from '../notes/key.ts'
import { openLedger } from '../open-ledger.ts'
import { verifyProof } from '../verify/open-proof.ts'
import { encodeEntryProof, verifyEntryProof } from './entry-proof.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-entry-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

function makeProof(number: number, signer = testSigner, entries = 700): string {
  const folder = join(home, `ledger-${signer.verifier.vkey.slice(-6).replaceAll(/\W/g, '')}-${number}-${entries}`)
  const ledger = openLedger(folder, { signer, clock: clockAt('2026-03-02T09:00:00Z'), disk: quickDisk })
  ledger.append(someEntries(entries))
  const { checkpoint, entries: slice } = ledger.slice([number])
  ledger.close()
  return encodeEntryProof(ledger.vkey, checkpoint, slice[0]!)
}

const proof = makeProof(321)
const wrongIn = async (bytes: Uint8Array, options = {}) => (await verifyEntryProof('proof', bytes, options)).wrong

test('one entry is proven from its file alone, by the command that checks everything else', async () => {
  const path = join(home, 'entry-321.txt')
  writeFileSync(path, proof)
  const { wrong, checked, remarks, checkpoint } = await verifyProof(path, { vkey: testSigner.verifier.vkey })
  expect(wrong).toEqual([])
  expect(checked.join('\n')).toMatch(/entry 321, .* proven to lie in the log/)
  expect(remarks.join()).toContain('proves one entry')
  expect(checkpoint).toMatchObject({ size: 700 })
})

test('any byte of the file that is changed is found, and any line that is left out or put in', async () => {
  const bytes = Buffer.from(proof, 'latin1')
  const from = bytes.indexOf('\n') + 1
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: from, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at]! ^= by
        expect(await wrongIn(changed)).not.toEqual([])
      },
    ),
    { numRuns: 500 },
  )
  const lines = proof.split('\n')
  for (let at = 1; at < lines.length - 1; at++) {
    expect(await wrongIn(Buffer.from(lines.toSpliced(at, 1).join('\n'))), `without line ${at}`).not.toEqual([])
    expect(await wrongIn(Buffer.from(lines.toSpliced(at, 0, lines[at]!).join('\n'))), `line ${at} twice`).not.toEqual(
      [],
    )
  }
})

test('the proof of another log, of another size or under another key is none of this one', async () => {
  const lines = proof.split('\n')
  const shorter = makeProof(321, testSigner, 699).split('\n')
  expect(await wrongIn(Buffer.from([...lines.slice(0, 3), ...shorter.slice(3)].join('\n')))).not.toEqual([])
  const stranger = makeProof(321, signerOf('ledger.example/stranger', new Uint8Array(32).fill(9)))
  expect(await wrongIn(Buffer.from(stranger))).toEqual([])
  expect(await wrongIn(Buffer.from(stranger), { vkey: testSigner.verifier.vkey })).not.toEqual([])
  expect(await wrongIn(Buffer.from(proof), { at: 5 })).toMatchObject([
    { what: expect.stringContaining('whole ledger') },
  ])
})

test('hostile files are wrong and quick, not a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
      expect(await wrongIn(Buffer.from(`cordon entry proof 1\n${text}`))).not.toEqual([])
    }),
  )
})
