import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { exportCheckpoint } from './export-checkpoint.ts'
import { someEntries, testSigner } from './ledger.fixture.ts'
import { signatureTypes, signerOf } from './notes/key.ts'
import { openLedger } from './open-ledger.ts'
import { verifyProof } from './verify/open-proof.ts'
import { askWitness, fileWitness } from './witness.ts'

const home = mkdtempSync(join(tmpdir(), 'cordon-witness-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const clock = clockAt('2026-03-02T09:00:00Z')
const key = signerOf('counsel.example/witness', new Uint8Array(32).fill(5), signatureTypes.cosignature)
const options = { signer: testSigner, clock }

test('counsel cosigns each checkpoint after proof, and the cosigned one verifies the ledger later', async () => {
  const [folder, kept] = [join(home, 'log'), join(home, 'out/kept.checkpoint')]
  const witness = fileWitness(join(home, 'counsel'), key, clock)
  const ledger = openLedger(folder, options)
  for (const count of [0, 5, 300, 1]) {
    ledger.append(someEntries(count, ledger.size))
    exportCheckpoint(await askWitness(ledger, witness), kept)
    expect(await witness.seen(ledger.origin)).toBe(ledger.size)
  }
  ledger.append(someEntries(20, 306))
  ledger.close()
  const answer = await verifyProof(folder, { since: readFileSync(kept), witness: witness.vkey })
  expect(answer.wrong).toEqual([])
  expect(answer.checked.join('\n')).toContain('continuation of the earlier checkpoint at 306 entries')
  expect(answer.checked.join('\n')).toContain('cosignature of counsel.example/witness')
})

test('a second history, a shorter one, and another key are refused', async () => {
  const [one, two, memory] = [join(home, 'one'), join(home, 'two'), join(home, 'memory')]
  const witness = fileWitness(memory, key, clock)
  const first = openLedger(one, options)
  first.append(someEntries(10))
  first.close()
  cpSync(one, two, { recursive: true })
  const right = openLedger(one, options)
  right.append(someEntries(10, 10))
  await askWitness(right, witness)
  right.close()
  const other = openLedger(two, options)
  await expect(askWitness(other, witness)).rejects.toThrow('its end was cut off')
  other.append(someEntries(15, 50))
  await expect(askWitness(other, witness)).rejects.toThrow('not those that the witness has seen')
  other.close()
  const thief = openLedger(join(home, 'thief'), {
    ...options,
    signer: signerOf(testSigner.verifier.name, new Uint8Array(32).fill(8)),
  })
  thief.append(someEntries(20))
  await expect(askWitness(thief, witness)).rejects.toThrow('another key than before')
  thief.close()
})

test('a witness that lost its memory, or answers nonsense, is not believed', async () => {
  const memory = join(home, 'lost')
  const witness = fileWitness(memory, key, clock)
  const ledger = openLedger(join(home, 'three'), options)
  ledger.append(someEntries(3))
  const liar = { ...witness, cosign: async () => '— counsel.example/witness AAAAAAAAAAAA\n' }
  await expect(askWitness(ledger, liar)).rejects.toThrow('not its cosignature')
  await askWitness(ledger, witness)
  const [file] = readdirSync(memory)
  writeFileSync(join(memory, file!), 'garbage')
  await expect(askWitness(ledger, witness)).rejects.toThrow('is damaged')
  await expect(witness.cosign({ vkey: 'x', note: '', old: 0, proof: [] })).rejects.toThrow('signature of its key')
  ledger.close()
})
