import { afterAll, expect, test } from 'vitest'
import { clockAt } from '../../clock.ts'
import { Problem } from '../../errors.ts'
import { openS3Store } from '../s3-store.ts'
import { Secret } from '../secret.ts'
import type { S3Options } from './options.ts'
import { type Fault, readWhole, S3Server, someBytes, somePieces, testKeys } from './s3-server.fixture.ts'

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

async function begin(change: Partial<S3Options> = {}) {
  const server = new S3Server()
  ends.push(() => server.stop())
  const options = { ...(await server.start()), ...change }
  const store = await openS3Store(options, clockAt('2026-03-02T09:00:00Z'))
  ends.push(() => store.close())
  return { server, store, options }
}

/** The fault at the requests of this kind with these numbers, counted from the moment it is asked for. */
function failing(server: S3Server, what: string, fault: Fault, numbers: number[] | 'all'): void {
  const from = server.asked.filter((one) => one === what).length
  server.fault = (asked) => {
    const hit = asked.what === what && (numbers === 'all' || numbers.includes(asked.before - from))
    return hit ? fault : undefined
  }
}

const part = 'PUT object uploadId'
const small = [Buffer.from('a letter')]

test('a connection dropped in the middle of an upload is made again, and nothing is missing', async () => {
  const { server, store } = await begin()
  failing(server, part, 'cut', [1, 2, 4])
  expect(await store.put('large', somePieces(700_000))).toBe('written')
  server.fault = () => undefined
  expect(await readWhole(store, 'large')).toEqual(someBytes(700_000))
})

test('a connection that drops every time ends the upload: the old object stays, no part is left', async () => {
  const { server, store } = await begin()
  await store.put('large', small)
  failing(server, part, 'cut', 'all')
  let read = 0
  let closed = false
  const body = (function* () {
    try {
      for (const piece of somePieces(5_000_000)) {
        read += piece.length
        yield piece
      }
    } finally {
      closed = true
    }
  })()
  await expect(store.put('large', body)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  expect({ closed, uploads: server.bucket.uploads.size }).toEqual({ closed: true, uploads: 0 })
  // No more is read than can be on its way: three parts, the one being filled, and the piece that crosses its end.
  expect(read).toBeLessThanOrEqual(6 * 65_536 + 10_007)
  server.fault = () => undefined
  expect(await readWhole(store, 'large')).toEqual(small[0])
})

test('a source that breaks in the middle of an upload leaves neither object nor parts', async () => {
  const { server, store } = await begin()
  const body = (function* () {
    yield* somePieces(300_000)
    throw new Error('the disk of the clinic broke')
  })()
  await expect(store.put('large', body)).rejects.toThrow('the disk of the clinic broke')
  expect(await store.stat('large')).toBeUndefined()
  expect(server.bucket.uploads.size).toBe(0)
})

test('a server that asks to slow down is asked again, and a person is told when it goes on', async () => {
  const { server, store } = await begin()
  const slow = { status: 503, code: 'SlowDown' }
  failing(server, 'PUT object', slow, [0, 1])
  expect(await store.put('letter', small)).toBe('written')
  failing(server, 'PUT object', slow, 'all')
  await expect(store.put('letter', small)).rejects.toMatchObject({ code: 'STORE_BUSY' })
})

test('who created an object and lost the answer is not told that somebody else did', async () => {
  const { server, store } = await begin()
  failing(server, 'PUT object', 'cut after answering', [0])
  expect(await store.put('letter', small, { onlyIfAbsent: true })).toBe('written')
  failing(server, 'POST object uploadId', 'cut after answering', [0])
  expect(await store.put('large', somePieces(200_000), { onlyIfAbsent: true })).toBe('written')
  expect(await store.put('large', somePieces(200_000), { onlyIfAbsent: true })).toBe('exists')
})

test('a download that breaks goes on where it broke, and ends when it always does', async () => {
  const { server, store } = await begin()
  await store.put('large', somePieces(900_000))
  failing(server, 'GET object', 'cut in the body', [0, 1, 3])
  expect(await readWhole(store, 'large')).toEqual(someBytes(900_000))
  const object = (await store.get('large'))!
  failing(server, 'GET object', 'cut', 'all')
  await expect(object.read(300_000, 500_000)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
})

test('a server that never answers is given up', async () => {
  const { server, store } = await begin({ idleMs: 50, attempts: 2 })
  failing(server, 'HEAD object', 'silence', 'all')
  await expect(store.stat('letter')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  expect(server.asked.filter((one) => one === 'HEAD object').length).toBe(2)
})

test('a server that is not there, and one that is full, are told apart', async () => {
  const { server, store, options } = await begin({ attempts: 1 })
  failing(server, 'PUT object', { status: 507, code: 'InsufficientStorage' }, 'all')
  await expect(store.put('letter', small)).rejects.toMatchObject({ code: 'DISK_FULL' })
  await server.stop()
  const gone = await openS3Store(options).catch((problem) => problem)
  expect(gone).toMatchObject({ code: 'STORE_UNREACHABLE' })
  expect(gone.message).toMatch(/ECONNREFUSED/)
})

test('wrong credentials are refused, and neither key nor the server’s own words are repeated', async () => {
  const { options } = await begin()
  for (const access of [
    { keyId: testKeys.keyId, secret: new Secret('a-wrong-secret') },
    { keyId: 'SOMEBODYELSE', secret: new Secret(testKeys.secret) },
  ]) {
    const problem = await openS3Store({ ...options, access }).catch((one) => one)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.code).toBe('STORE_REFUSED')
    const all = `${problem.stack}\n${JSON.stringify(problem)}\n${problem.cause}\n${problem.line()}`
    expect(all).not.toMatch(/a-wrong-secret|example-secret|SOMEBODYELSE|EXAMPLEKEYID|AWS4/)
  }
})

test('a server that forbids reading is not taken for an empty one', async () => {
  const { server, store } = await begin()
  for (const what of ['GET object', 'HEAD object', 'GET bucket list-type']) {
    failing(server, what, { status: 403, code: 'AccessDenied', text: `User ${testKeys.keyId} may not` }, 'all')
    const use = { 'GET object': () => store.get('a'), 'HEAD object': () => store.stat('a') }[what]
    const asked = use?.() ?? store.list('')[Symbol.asyncIterator]().next()
    await expect(asked).rejects.toMatchObject({ code: 'STORE_REFUSED' })
  }
})

test('a server that answers other bytes than those asked for is not believed', async () => {
  const { server, store } = await begin()
  await store.put('large', somePieces(900_000))
  const object = (await store.get('large'))!
  server.bucket.ignoreRanges = true
  await expect(object.read(500_000, 100)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' })
})
