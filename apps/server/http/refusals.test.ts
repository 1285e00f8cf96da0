import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endSessions } from '../../../office/access/index.ts'
import { openTestServer, type TestServer, type Visitor } from '../../../test/test-server.ts'
import { clinicActions } from './clinic.fixture.ts'

describe('requests that are refused', () => {
  let server: TestServer
  let dan: Visitor
  const concern = { what: 'A strange mail' }

  beforeAll(async () => {
    server = await openTestServer({ actions: clinicActions })
    dan = await server.signIn('Dan Kwok')
  })
  afterAll(() => server?.close())

  const refused = (status: number, code: string) => ({ status, body: { code, status, type: `/errors#${code}` } })
  const report = (who: Visitor, body: unknown = concern, more: Record<string, string> = {}) =>
    who.post('/api/report-concern', body, more)

  test.each([
    ['cut off', '{"what":"A strange'],
    ['no JSON', 'what=A+strange+mail'],
    ['a prototype in it', '{"what":"x","__proto__":{"admin":true}}'],
    ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nested deeper than any form', JSON.stringify({ what: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) })],
    ['a character that no text has', '{"what":"a\\u0000b"}'],
    ['half a character', '{"what":"a\\ud800b"}'],
    ['a number where a text belongs', '{"what":1}'],
    ['a field that is not known', '{"what":"x","who":"Wong Mei Ling"}'],
    ['a list', '[]'],
    ['nothing', 'null'],
  ])('JSON: %s', async (_what, body) => {
    const answer = await report(dan, body)
    expect(answer).toMatchObject(refused(400, 'INPUT_INVALID'))
    expect(answer.text).not.toContain('Wong')
  })

  test('bytes that are not UTF-8', async () => {
    const answer = await report(dan, Buffer.from('{"what":"\xff\xfe"}', 'latin1'))
    expect(answer).toMatchObject(refused(400, 'INPUT_INVALID'))
  })

  test('another type of content, and more than a request may carry', async () => {
    expect(await report(dan, 'x', { 'content-type': 'text/plain' })).toMatchObject(refused(415, 'NOT_JSON'))
    expect(await report(dan, 'x', { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject(
      refused(415, 'NOT_JSON'),
    )
    expect(await report(dan, { what: 'x'.repeat(1 << 20) })).toMatchObject(refused(413, 'TOO_LARGE'))
  })

  test('a request id that is none', async () => {
    for (const id of ['short', 'x'.repeat(129), 'with a space', 'Wong%Mei%Ling'])
      expect(await report(dan, concern, { 'x-request-id': id })).toMatchObject(refused(400, 'INPUT_INVALID'))
  })

  test('routes that are not there', async () => {
    expect(await dan.post('/api/delete-everything')).toMatchObject(refused(404, 'NOT_FOUND'))
    expect(await dan.get('/api/report-concern')).toMatchObject(refused(404, 'NOT_FOUND'))
    expect(await dan.get('/api/../../etc/passwd')).toMatchObject(refused(404, 'NOT_FOUND'))
    expect(await dan.get('/%ZZ')).toMatchObject(refused(400, 'INPUT_INVALID'))
  })

  test('no session, a token that never was one, two cookies', async () => {
    for (const cookie of ['', 'cordon=', 'cordon=abc', `cordon=${'A'.repeat(43)}`, `${dan.cookie}; ${dan.cookie}`])
      expect(await report(dan, concern, { cookie })).toMatchObject(refused(401, 'SIGN_IN'))
    expect((await report(dan, concern, { cookie: `theme=dark; ${dan.cookie}` })).status).toBe(200)
  })

  test('a session that ended: signed out, revoked, idle, too old', async () => {
    const out = await server.signInAgain(dan.caller!)
    const left = await out.post('/api/sign-out')
    expect(left).toMatchObject({ status: 200, body: { done: true } })
    expect(left.headers.get('set-cookie')).toBe('cordon=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict')
    expect(await report(out)).toMatchObject(refused(401, 'SIGN_IN'))

    const revoked = await server.signInAgain(dan.caller!)
    const { accountId, sessionId } = revoked.caller!
    await server.office.store.transaction({ person: accountId }, (trx) =>
      endSessions(server.office, trx, { accountId, sessionId, why: 'revoked', by: accountId }),
    )
    expect(await report(revoked)).toMatchObject(refused(401, 'SIGN_IN'))
    expect((await report(dan)).status).toBe(200)
  })

  test('a clock that jumps: forward it ends sessions, backward it opens nothing and stops nobody', async () => {
    const eve = await server.signIn('Eve Lam')
    server.office.clock.set('2026-03-02T09:14:00+08:00')
    expect((await eve.get('/api/session', { 'x-cordon': 'background' })).status).toBe(200)
    server.office.clock.set('2026-03-02T09:15:30+08:00')
    // Looking for news by itself does not keep a session alive.
    expect(await eve.get('/api/session')).toMatchObject(refused(401, 'SIGN_IN'))
    server.office.clock.set('2026-03-02T09:05:00+08:00')
    expect((await eve.get('/api/session')).status).toBe(200)
    server.office.clock.set('2026-03-01T09:00:00+08:00')
    expect((await report(eve)).status).toBe(200)
    server.office.clock.set('2026-03-02T21:00:30+08:00')
    expect(await report(eve)).toMatchObject(refused(401, 'SIGN_IN'))
    server.office.clock.set('2026-03-02T09:00:00+08:00')
  })

  test('another site in the same browser', async () => {
    const code = refused(403, 'OTHER_ORIGIN')
    expect(await report(dan, concern, { 'x-cordon': '' })).toMatchObject(code)
    expect(await report(dan, concern, { origin: 'https://evil.example' })).toMatchObject(code)
    expect(await report(dan, concern, { origin: 'null' })).toMatchObject(code)
    expect(await report(dan, concern, { 'sec-fetch-site': 'cross-site' })).toMatchObject(code)
    expect(await report(dan, concern, { 'sec-fetch-site': 'same-site' })).toMatchObject(code)
    expect(await report(dan, concern, { host: 'rebound.example' })).toMatchObject(code)
    expect(await dan.get('/api/session', { host: 'rebound.example' })).toMatchObject(code)
    expect(
      await server.nobody.post('/api/unseal', { passphrase: 'x' }, { origin: 'https://evil.example' }),
    ).toMatchObject(code)
  })

  test('what is no HTTP at all', async () => {
    const answer = await talk(server.url, 'HELLO\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toContain('"code":"INPUT_INVALID"')
    expect(await talk(server.url, `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`)).toContain(
      'TOO_LARGE',
    )
  })
})

function talk(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes
    })
    socket.on('close', () => done(heard))
    socket.on('error', fail)
  })
}
