import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { afterEach, expect, test } from 'vitest'
import { makeAuthority } from '../../../../base/directory/certificate.fixture.ts'
import { openHttpServer, type Reply } from '../../../../test/connectors/http-server.ts'
import { testContext } from '../../../../test/connectors/world.ts'
import { Web } from './ask-http.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function serve(reply: Reply) {
  const server = await openHttpServer(() => reply)
  opened.push(server)
  return { ...server, base: new URL(server.url) }
}

const bytes = 64 * 1024
const web = (host: URL, more: object = {}) => new Web(testContext({ limits: { seconds: 5, bytes }, ...more }), [host])

test('an answer of just the limit is read, of one byte more is not', async () => {
  const text = `"${'x'.repeat(bytes - 2)}"`
  const fits = await serve({ status: 200, text })
  expect((await web(fits.base).ask({ method: 'GET', url: fits.base })).status).toBe(200)
  const over = await serve({ status: 200, text: `${text} ` })
  await expect(web(over.base).ask({ method: 'GET', url: over.base })).rejects.toMatchObject({
    reason: 'unclear-answer',
    certain: false,
    message: 'The system answered more than is allowed',
  })
})

test('an answer without end is left at the limit, long before the time is up', async () => {
  const server = await serve({ status: 200 })
  server.plant(0, { name: 'endless', reply: 'endless' })
  const patient = web(server.base, { limits: { seconds: 3600, bytes } })
  await expect(patient.ask({ method: 'GET', url: server.base })).rejects.toMatchObject({
    message: 'The system answered more than is allowed',
  })
})

test('a packed answer is measured unpacked', async () => {
  const { gzipSync } = await import('node:zlib')
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '))
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(bomb.length) })
    response.end(bomb)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  opened.push({ close: () => new Promise<void>((closed) => server.close(() => closed())) })
  const base = new URL(`http://127.0.0.1:${(server.address() as { port: number }).port}`)
  await expect(web(base).ask({ method: 'GET', url: base })).rejects.toMatchObject({
    message: 'The system answered more than is allowed',
  })
})

test('a host that is not in the settings is never asked, nor a name and password in an address', async () => {
  const [own, other] = [await serve({ status: 200 }), await serve({ status: 200 })]
  const withName = new URL(own.url.replace('http://', 'http://name:word@'))
  for (const url of [other.base, withName, new URL('http://localhost/')])
    await expect(web(own.base).ask({ method: 'GET', url })).rejects.toMatchObject({
      reason: 'unreachable',
      certain: true,
    })
  expect([...own.asked, ...other.asked]).toEqual([])
})

test('a port where nobody listens is certainly not asked', async () => {
  const server = await openHttpServer(() => ({ status: 200 }))
  await server.close()
  const base = new URL(server.url)
  await expect(web(base).ask({ method: 'POST', url: base, json: {} })).rejects.toMatchObject({
    reason: 'unreachable',
    certain: true,
    message: 'The system cannot be reached',
  })
})

test('a certificate that is not trusted gets nothing', async () => {
  const { certificate, key } = makeAuthority().issue('127.0.0.1')
  let asked = 0
  const server = createSecureServer({ cert: certificate, key }, (_, response) => {
    asked++
    response.end('{}')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  opened.push({ close: () => new Promise<void>((closed) => server.close(() => closed())) })
  const base = new URL(`https://127.0.0.1:${(server.address() as { port: number }).port}`)
  await expect(web(base).ask({ method: 'POST', url: base, json: { token: 'secret' } })).rejects.toMatchObject({
    reason: 'unreachable',
    certain: true,
    message: 'The secure connection was not accepted, so nothing was sent',
  })
  expect(asked).toBe(0)
})

test('no failure speaks of hosts, addresses or contents', async () => {
  const server = await serve({ status: 500, text: 'Lam Siu Wai' })
  const url = new URL('/users?name=lam.sw', server.base)
  const answer = await web(server.base).ask({ method: 'GET', url })
  expect(() => answer.expect([200])).toThrow(/^The system failed on its side \(500\)$/)
})

test.each([
  ['17', 17],
  ['0', 0],
  ['999999999', 86_400],
  ['Mon, 02 Mar 2026 09:00:30 GMT', 30],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('retry-after %s', async (header, seconds) => {
  const server = await serve({ status: 429, headers: { 'retry-after': header } })
  const answer = await web(server.base).ask({ method: 'GET', url: server.base })
  expect(() => answer.expect([200])).toThrow(
    expect.objectContaining({ reason: 'rate-limited', retryAfterSeconds: seconds }),
  )
})
