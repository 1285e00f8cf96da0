import { request } from 'node:https'
import { afterEach, expect, test } from 'vitest'
import { makeAuthority } from '../../../base/directory/certificate.fixture.ts'
import { openTestServer, send, type TestServer, type TestServerOptions } from '../../../test/test-server.ts'
import { clinicActions } from './clinic.fixture.ts'

let server: TestServer | undefined
afterEach(() => server?.close())
const open = async (options: Partial<TestServerOptions>) => {
  server = await openTestServer({ actions: clinicActions, ...options })
  return server
}

test('behind a proxy: https for people, its word about the caller counts, nobody else’s', async () => {
  const { signIn, url } = await open({ origin: 'https://cordon.example', trustProxy: ['127.0.0.1'] })
  const dan = await signIn('Dan Kwok')
  expect(dan.cookie).toMatch(/^__Host-cordon=/)
  const answer = await dan.get('/api/session')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  const out = await dan.post('/api/sign-out')
  expect(out.headers.get('set-cookie')).toMatch(/^__Host-cordon=; Max-Age=0; .*Secure$/)
  const proxied = { host: 'inside:8120', 'x-forwarded-host': 'cordon.example', 'x-forwarded-for': '192.0.2.7' }
  expect((await send(new URL('/api/vault', url), 'GET', proxied)).status).toBe(200)
  const other = { host: 'inside:8120', 'x-forwarded-for': '192.0.2.7' }
  expect((await send(new URL('/api/vault', url), 'GET', other)).body).toMatchObject({ code: 'OTHER_ORIGIN' })
})

test('what a proxy passes on reads no metrics without the token', async () => {
  const { url } = await open({ origin: 'https://cordon.example', trustProxy: ['127.0.0.1'] })
  const read = (headers: Record<string, string>) => send(new URL('/metrics', url), 'GET', headers)
  expect((await read({})).status).toBe(200)
  expect((await read({ 'x-forwarded-for': '127.0.0.1' })).body).toMatchObject({ code: 'NOT_FOUND' })
})

test('with a token, it is asked of everybody', async () => {
  const { url } = await open({ metricsToken: 'lantern' })
  const read = (headers: Record<string, string>) => send(new URL('/metrics', url), 'GET', headers)
  expect((await read({})).status).toBe(404)
  expect((await read({ authorization: 'Bearer lantern!' })).status).toBe(404)
  expect((await read({ authorization: 'Bearer lantern' })).text).toMatch(/^cordon_vault_open 1$/m)
})

test('one address that floods is slowed down, the others are not', async () => {
  const { url, logged } = await open({ origin: 'https://cordon.example', trustProxy: ['127.0.0.1'] })
  const ask = (from: string) =>
    send(new URL('/api/vault', url), 'GET', { host: 'cordon.example', 'x-forwarded-for': from })
  const statuses = []
  for (let each = 0; each < 620; each++) statuses.push((await ask('192.0.2.7')).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(600)
  expect(statuses.at(-1)).toBe(429)
  expect((await ask('192.0.2.8')).status).toBe(200)
  expect(logged.join()).not.toContain('192.0.2')
})

test('with a certificate of its own', async () => {
  const authority = makeAuthority()
  const { certificate, key } = authority.issue('localhost')
  const { url, http } = await open({ tls: { cert: Buffer.from(certificate), key: Buffer.from(key) } })
  expect(http.parts.place()).toMatchObject({ secure: true })
  const { port } = new URL(url)
  const status = await new Promise<number | undefined>((done, fail) => {
    const asking = request(`https://localhost:${port}/api/vault`, { ca: authority.certificate }, (response) => {
      response.resume()
      done(response.statusCode)
    })
    asking.on('error', fail)
    asking.end()
  })
  expect(status).toBe(200)
})
