import { argon2Sync } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openKeyring } from '../keyring.ts'
import { keyringInMemory } from '../keyring-store.ts'
import { Secret } from '../secret.ts'
import { quick, words } from '../vault.fixture.ts'
import type { NewLock } from './contract.ts'
import { keyFile } from './key-file.ts'
import { fakeKms } from './kms.fixture.ts'
import { kms } from './kms.ts'
import { defaultCost, passphrase } from './passphrase.ts'
import { newShares, shares } from './shares.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-openers-'))
afterAll(() => rmSync(folder, { recursive: true }))
const wrong = expect.objectContaining({ code: 'VAULT_WRONG_KEY' })
const damagedProblem = expect.objectContaining({ code: 'VAULT_DAMAGED' })

async function lockedWith(lock: NewLock) {
  const store = keyringInMemory()
  const keyring = await openKeyring(store)
  await keyring.create([lock])
  await keyring.createCase('case-1')
  return { again: await openKeyring(store), id: keyring.caseKeys('case-1').active().id }
}

test('each way opens the vault that was locked with it', async () => {
  let papers: Secret[] = []
  const service = fakeKms('hsm/ward-7')
  const ways = [
    { lock: words(), opener: () => words() },
    { lock: keyFile(join(folder, 'a.key')), opener: () => keyFile(join(folder, 'a.key')) },
    { lock: kms(service), opener: () => kms(service) },
    {
      lock: newShares((made) => {
        papers = made
      }),
      opener: () => shares([papers[4]!, papers[0]!, papers[2]!]),
    },
  ]
  for (const { lock, opener } of ways) {
    const { again, id } = await lockedWith(lock)
    await again.open(opener())
    expect(again.caseKeys('case-1').active().id).toBe(id)
  }
})

test('a passphrase is stretched with Argon2id as stored, after NFKC', async () => {
  const salt = 'c2FsdHNhbHRzYWx0c2FsdA'
  const key = await passphrase(new Secret('ﬁve words of Harbour')).key({
    argon2: `$argon2id$v=19$m=64,t=2,p=2$${salt}`,
  })
  const message = Buffer.from('five words of Harbour')
  const expected = argon2Sync('argon2id', {
    message,
    nonce: Buffer.from('saltsaltsaltsalt'),
    memory: 64,
    passes: 2,
    parallelism: 2,
    tagLength: 32,
  })
  expect(key).toEqual(expected)
  expect(key.toString('hex')).toMatchInlineSnapshot(
    `"0be129a7dc05b86d4515929e0ab3599d6579232f490ee48665e8891ff71ea4b0"`,
  )
})

test('the default cost is what RFC 9106 recommends, and is kept in the lock', async () => {
  const { parameters } = await passphrase(new Secret('harbour lantern teapot'), defaultCost).enrol()
  expect(parameters['argon2']).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[A-Za-z0-9+/]{22}$/)
})

test('a short passphrase is refused', async () => {
  const short = passphrase(new Secret('teapot 9'), quick)
  await expect(short.enrol()).rejects.toThrow(expect.objectContaining({ code: 'USAGE' }))
})

test('settings that are damaged or would eat all memory are refused before any work', async () => {
  const salt = 'c2FsdHNhbHRzYWx0c2FsdA'
  const bad = ['', 'undefined', `$argon2i$v=19$m=64,t=1,p=1$${salt}`, `$argon2id$v=19$m=999999999,t=1,p=1$${salt}`]
  bad.push(`$argon2id$v=19$m=64,t=0,p=1$${salt}`, `$argon2id$v=19$m=8,t=1,p=4$${salt}`, `$argon2id$v=19$m=64,t=1,p=1$x`)
  for (const argon2 of bad) await expect(words().key({ argon2 })).rejects.toThrow(damagedProblem)
})

test('three of five shares open, two do not, and strangers’ do not', async () => {
  let papers: Secret[] = []
  const lock = newShares((made) => {
    papers = made
  })
  const { again } = await lockedWith(lock)
  const others: Secret[] = []
  await newShares((made) => void others.push(...made)).enrol()
  expect(papers).toHaveLength(5)
  const refused = [
    papers.slice(0, 2),
    [papers[0]!, papers[0]!, papers[1]!],
    [papers[0]!, papers[1]!, others[2]!],
    [papers[0]!, papers[1]!, new Secret('cordon share 3 of 5')],
    [],
  ]
  for (const given of refused) await expect(again.open(shares(given))).rejects.toThrow(wrong)
  expect(again.sealed).toBe(true)
  for (const given of [papers.slice(1, 4), papers.slice(2), papers]) await again.open(shares(given))
  expect(again.sealed).toBe(false)
})

test('a share of the right set with other bytes is noticed when it is used', async () => {
  const { parseShare, printShare } = await import('./share-text.ts')
  let papers: Secret[] = []
  const { again } = await lockedWith(
    newShares((made) => {
      papers = made
    }),
  )
  const share = parseShare(papers[1]!.text())
  const bytes = Uint8Array.from(share.bytes)
  bytes[3]! ^= 1
  const forged = new Secret(printShare({ ...share, bytes }))
  await expect(again.open(shares([papers[0]!, forged, papers[2]!]))).rejects.toThrow(wrong)
  // Two shares that claim the same place on the curve.
  bytes[32] = parseShare(papers[0]!.text()).bytes[32]!
  const clashing = new Secret(printShare({ ...share, bytes }))
  await expect(again.open(shares([papers[0]!, clashing, papers[2]!]))).rejects.toThrow(/do not belong together/)
})

test('no refusal shows what was brought', async () => {
  const { again } = await lockedWith(words())
  const phrase = 'marzipan gondola umbrella'
  const refusals = [() => again.open(words(phrase)), () => passphrase(new Secret('marzipan'), quick).enrol()]
  for (const refusal of refusals) {
    const error = (await refusal().then(String, (caught: unknown) => caught)) as Error
    expect(`${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`).not.toMatch(/marzipan|6d61727a/)
  }
})

test('counts of shares that make no sense are refused', async () => {
  for (const [threshold, count] of [
    [1, 5],
    [6, 5],
    [2, 33],
    [0, 0],
    [Number.NaN, 5],
  ] as const)
    await expect(newShares(() => {}, { threshold, count }).enrol()).rejects.toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    )
})

test('a key file is private, whole, and never written over another', async () => {
  const path = join(folder, 'b.key')
  const { again } = await lockedWith(keyFile(path))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await expect(keyFile(path).enrol()).rejects.toThrow(wrong)
  await keyFile(join(folder, 'c.key')).enrol()
  await expect(again.open(keyFile(join(folder, 'c.key')))).rejects.toThrow(/another vault/)
  await expect(again.open(keyFile(join(folder, 'missing.key')))).rejects.toThrow(/cannot be read/)
  chmodSync(path, 0o640)
  await expect(again.open(keyFile(path))).rejects.toThrow(/other users/)
  const text = readFileSync(path, 'utf8')
  for (const bad of [
    '',
    text.slice(0, 60),
    text.replace(/\n.(?=.{63}\n)/, (head) => (head === '\n0' ? '\n1' : '\n0')),
  ]) {
    const other = join(folder, `bad-${bad.length}.key`)
    writeFileSync(other, bad, { mode: 0o600 })
    await expect(again.open(keyFile(other))).rejects.toThrow(/not a whole key file/)
  }
})

test('a key service that refuses, is another one or answers nonsense opens nothing', async () => {
  const service = fakeKms('hsm/ward-7')
  const { again } = await lockedWith(kms(service))
  await expect(again.open(kms(fakeKms('hsm/ward-7')))).rejects.toThrow(wrong)
  await expect(again.open(kms(fakeKms('hsm/ward-8')))).rejects.toThrow(/locked with hsm\/ward-7/)
  await expect(again.open(kms({ ...service, unwrap: async () => Buffer.alloc(5) }))).rejects.toThrow(damagedProblem)
  service.down = true
  await expect(again.open(kms(service))).rejects.toThrow(/did not unwrap/)
  await expect(again.open(words())).rejects.toThrow(wrong)
})
