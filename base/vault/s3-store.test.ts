import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt } from '../clock.ts'
import { bytesInMemory } from '../files/index.ts'
import { CaseVault } from './case-vault.ts'
import { openKeyring } from './keyring.ts'
import { keyringInMemory } from './keyring-store.ts'
import { objectStoreCases } from './object-store-cases.ts'
import { keyFile } from './openers/key-file.ts'
import type { S3ServerOptions } from './s3/memory-bucket.fixture.ts'
import type { S3Options } from './s3/options.ts'
import { readWhole, S3Server, someBytes, somePieces, testOptions } from './s3/s3-server.fixture.ts'
import { openS3Store, type S3Store } from './s3-store.ts'
import { Secret } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-s3-'))
const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  rmSync(folder, { recursive: true })
})

/** s3rver has no types. It keeps objects as files, and knows neither versions nor create-only writes. */
async function startS3rver(): Promise<S3Options> {
  const S3rver = createRequire(import.meta.url)('s3rver')
  const buckets = { configureBuckets: [{ name: 'harbour' }], directory: folder }
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, ...buckets })
  const { port } = await server.run()
  ends.push(() => server.close())
  return { ...testOptions(port), access: { keyId: 'S3RVER', secret: new Secret('S3RVER') } }
}

async function start(options: S3ServerOptions = {}): Promise<{ server: S3Server; options: S3Options }> {
  const server = new S3Server(options)
  ends.push(() => server.stop())
  return { server, options: await server.start() }
}

async function open(options: S3Options): Promise<S3Store> {
  const store = await openS3Store(options, clockAt('2026-03-02T09:00:00Z'))
  ends.push(() => store.close())
  return store
}

const bytes = (text: string): Uint8Array[] => [Buffer.from(text)]

describe('s3rver, an old and simple server, is an object store', () => {
  let options: S3Options
  beforeAll(async () => {
    options = await startS3rver()
  })
  for (const [i, { title, run }] of objectStoreCases.entries())
    test(`it ${title}`, async () => run(await open({ ...options, prefix: `suite-${i}/` })))

  test('and says what it lacks', async () => {
    expect((await open(options)).capabilities).toEqual({ conditionalCreate: false, versions: false, locks: false })
  })

  test('a large object goes up in parts, and comes back in any range', async () => {
    const store = await open(options)
    await store.put('large', somePieces(1_000_003))
    expect(await readWhole(store, 'large')).toEqual(someBytes(1_000_003))
    const object = (await store.get('large'))!
    for (const [offset, length] of [
      [0, 10],
      [262_140, 10],
      [999_999, 100],
      [500_000, 300_000],
    ] as const)
      expect(await object.read(offset, length)).toEqual(someBytes(1_000_003).subarray(offset, offset + length))
  })

  test('a bucket that is not there is named before anything is written', async () => {
    await expect(openS3Store({ ...options, bucket: 'elsewhere' })).rejects.toMatchObject({ code: 'STORE_SETTINGS' })
  })
})

for (const versions of [false, true])
  describe(`a newer server ${versions ? 'with' : 'without'} versions is an object store`, () => {
    let options: S3Options
    beforeAll(async () => {
      options = (await start({ versions, page: 2 })).options
    })
    for (const [i, { title, run }] of objectStoreCases.entries())
      test(`it ${title}`, async () => run(await open({ ...options, prefix: `suite-${i}/` })))

    test('and says what it offers', async () => {
      expect((await open(options)).capabilities).toEqual({ conditionalCreate: true, versions, locks: false })
    })
  })

test('of writers in several processes one creates, also in parts: the server decides', async () => {
  const { options } = await start()
  const stores = await Promise.all([open(options), open(options), open(options)])
  const answers = await Promise.all(
    stores.map((store, i) => store.put('race', somePieces(200_000, i), { onlyIfAbsent: true })),
  )
  expect(answers.toSorted()).toEqual(['exists', 'exists', 'written'])
  expect(await readWhole(stores[0]!, 'race')).toEqual(someBytes(200_000, answers.indexOf('written')))
})

test('with versions a large object stays readable when it is replaced or deleted meanwhile', async () => {
  const { options } = await start({ versions: true })
  const store = await open(options)
  for (const end of [() => store.put('table', bytes('new')), () => store.delete('table')]) {
    await store.put('table', somePieces(2_000_000))
    const object = (await store.get('table'))!
    await end()
    expect(await object.read(1_500_000, 100)).toEqual(someBytes(2_000_000).subarray(1_500_000, 1_500_100))
  }
})

test('without versions it says so instead of mixing two objects', async () => {
  const { options } = await start()
  const store = await open(options)
  for (const end of [() => store.put('table', somePieces(2_000_000, 2)), () => store.delete('table')]) {
    await store.put('table', somePieces(2_000_000))
    const object = (await store.get('table'))!
    await end()
    await expect(object.read(1_500_000, 100)).rejects.toMatchObject({ code: 'VAULT_BUSY' })
  }
})

test('what is written is locked for the days asked for, and kept until then', async () => {
  const { server, options } = await start({ versions: true, locks: true, page: 2 })
  const lock = { mode: 'COMPLIANCE', days: 30, legalHold: false } as const
  const store = await open({ ...options, lock })
  expect(store.capabilities.locks).toBe(true)
  await store.put('small', bytes('evidence'))
  await store.put('large', somePieces(200_000))
  for (const name of ['small', 'large'])
    expect(new Date(server.bucket.newest(`clinic/${name}`)!.until).toISOString()).toBe('2026-04-01T09:00:00.000Z')

  expect(await store.delete('small')).toBe(true)
  expect(await store.get('small')).toBeUndefined()
  server.bucket.now = Date.parse('2026-03-20T09:00:00Z')
  expect(await store.sweep(server.bucket.now)).toEqual({ uploads: 0, versions: 0, kept: 1 })
  server.bucket.now = Date.parse('2026-04-02T09:00:00Z')
  expect(await store.sweep(server.bucket.now)).toEqual({ uploads: 0, versions: 1, kept: 0 })
  expect([...server.bucket.objects.keys()].sort()).toEqual(['clinic/.cordon-probe', 'clinic/large'])
})

test('a legal hold keeps every version until it is lifted', async () => {
  const { server, options } = await start({ versions: true, locks: true, page: 2 })
  const store = await open({ ...options, lock: { mode: 'GOVERNANCE', days: 0, legalHold: true } })
  for (const text of ['one', 'two', 'three']) await store.put('case-1/path/table', bytes(text))
  await store.put('case-2/path/table', bytes('another case'))
  await store.delete('case-1/path/table')
  expect(await store.sweep(server.bucket.now + 1)).toEqual({ uploads: 0, versions: 0, kept: 3 })
  expect(await store.setLegalHold('case-1/', false)).toBe(3)
  expect(await store.sweep(server.bucket.now + 1)).toEqual({ uploads: 0, versions: 3, kept: 0 })
  expect(await store.setLegalHold('case-2/', true)).toBe(1)
})

test('a lock asked of a bucket that offers none is not set, and the capabilities say so', async () => {
  const { server, options } = await start({ versions: true })
  const store = await open({ ...options, lock: { mode: 'GOVERNANCE', days: 1, legalHold: true } })
  await store.put('small', bytes('evidence'))
  expect(store.capabilities.locks).toBe(false)
  expect(server.bucket.newest('clinic/small')).toMatchObject({ until: 0, hold: false })
})

test('sweeping removes old versions and forgotten uploads, and nothing that is newer or in use', async () => {
  const { server, options } = await start({ versions: true, page: 3 })
  const store = await open(options)
  for (const text of ['one', 'two', 'three', 'four']) await store.put('table', bytes(text))
  const upload = { key: 'clinic/forgotten', headers: {}, parts: new Map() }
  server.bucket.uploads.set('old', { ...upload, at: server.bucket.now - 2 })
  server.bucket.uploads.set('new', { ...upload, at: server.bucket.now })
  const lastReplaced = server.bucket.newest('clinic/table')!.at
  expect(await store.sweep(lastReplaced)).toEqual({ uploads: 1, versions: 2, kept: 0 })
  expect([...server.bucket.uploads.keys()]).toEqual(['new'])
  expect(await readWhole(store, 'table')).toEqual(Buffer.from('four'))
})

test('a vault keeps its evidence there, sealed', async () => {
  const { server, options } = await start({ versions: true })
  const keyring = await openKeyring(keyringInMemory())
  await keyring.create([keyFile(join(folder, 'vault.key'))])
  await keyring.createCase('case-1')
  const vault = new CaseVault(keyring, await open(options), 'case-1')
  const content = Buffer.from('Lam Mei, example clinic '.repeat(20_000))
  const { name, fresh } = await vault.keep(bytesInMemory(content))
  expect(fresh).toBe(true)
  expect((await vault.keep(bytesInMemory(content))).fresh).toBe(false)
  const found: Buffer[] = []
  for await (const piece of (await vault.open(name))!.pieces()) found.push(piece)
  expect(Buffer.concat(found)).toEqual(content)
  const all = Buffer.concat([...server.bucket.objects.values()].flat().map((one) => one.bytes!))
  expect(all.includes('Lam Mei')).toBe(false)
})
