import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolFirstAdministrator } from '../../../office/access/index.ts'
import { actions } from '../../../office/actions.ts'
import { TestAuthenticator } from '../../../test/authenticator.ts'
import { openTestServer, send, type TestServer } from '../../../test/test-server.ts'

describe('signing in over HTTP', () => {
  let server: TestServer
  let key: TestAuthenticator
  let code: string

  beforeAll(async () => {
    server = await openTestServer({ actions })
    key = new TestAuthenticator(server.http.parts.place().origin)
    code = (await enrolFirstAdministrator(server.office, { name: 'Ada Fong' })).code
  })
  afterAll(() => server?.close())

  const cookieOf = (headers: Headers) => headers.get('set-cookie')!.split(';')[0]!
  const whoAmI = (cookie: string) => server.nobody.get('/api/session', { cookie })

  test('from the enrolment code to a session, and out again', async () => {
    expect((await server.nobody.get('/api/ways-in')).body).toEqual({ passkey: true, codes: true, directory: false })
    const begun = await server.nobody.post('/api/sign-in/begin-enrolment', { code })
    expect(begun.status).toBe(200)
    const response = key.make(begun.body.options)
    const given = { code, challenge_id: begun.body.challenge_id, response }
    const done = await server.nobody.post('/api/sign-in/enrolment', given)
    expect(done.status).toBe(200)
    expect(done.body.recovery_codes).toHaveLength(10)
    expect(done.headers.get('set-cookie')).toMatch(/^cordon=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const cookie = cookieOf(done.headers)
    expect((await whoAmI(cookie)).body).toMatchObject({ verified: true, roles: ['administrator', 'staff'] })
    await server.nobody.post('/api/sign-out', {}, { cookie })
    expect((await whoAmI(cookie)).status).toBe(401)
  })

  test('two requests with a passkey, and nobody types a name', async () => {
    const begun = await server.nobody.post('/api/sign-in/begin-passkey')
    const given = { challenge_id: begun.body.challenge_id, response: key.use(begun.body.options) }
    const done = await server.nobody.post('/api/sign-in/passkey', given)
    expect(done.status).toBe(200)
    expect((await whoAmI(cookieOf(done.headers))).status).toBe(200)
    const again = await server.nobody.post('/api/sign-in/passkey', given)
    expect(again).toMatchObject({ status: 401, body: { code: 'SIGN_IN' } })
  })

  test('what is wrong is refused in one way, without a cookie', async () => {
    const begun = await server.nobody.post('/api/sign-in/begin-passkey')
    const stranger = new TestAuthenticator(server.http.parts.place().origin)
    const response = stranger.use(begun.body.options)
    const given = { challenge_id: begun.body.challenge_id, response }
    const refused = await server.nobody.post('/api/sign-in/passkey', given)
    expect(refused.status).toBe(401)
    expect(refused.body).toMatchObject({ code: 'SIGN_IN_FAILED' })
    expect(refused.headers.get('set-cookie')).toBeNull()
    const codes = { email: 'ada@harbour.example', generated: '123456', recovery: 'XXXX-XXXX' }
    expect((await server.nobody.post('/api/sign-in/codes', codes)).status).toBe(401)
    expect((await server.nobody.post('/api/sign-in/passkey', { challenge_id: 'x' })).status).toBe(400)
  })

  test('one more passkey, for a person who is verified', async () => {
    const ben = await server.signIn('Ben Ho')
    const begun = await ben.post('/api/begin-own-passkey')
    const bens = new TestAuthenticator(server.http.parts.place().origin)
    const response = bens.make(begun.body.options)
    const added = await ben.post('/api/add-own-passkey', { challenge_id: begun.body.challenge_id, response })
    expect(added.status).toBe(200)
    const unverified = await server.signInAgain({ ...ben.caller!, verified: false })
    expect((await unverified.post('/api/begin-own-passkey')).body).toMatchObject({ code: 'NOT_VERIFIED' })
    expect((await server.office.entries()).at(-1)).toMatchObject({
      ...{ what: 'office.refused', facts: { action: 'begin-own-passkey', why: 'not-verified' } },
    })
  })

  test('a browser that never went to the directory does not come back from it', async () => {
    const url = new URL('/api/sign-in/directory?code=x&state=y', server.url)
    const { host } = new URL(server.http.parts.place().origin)
    const back = await send(url, 'GET', { host, cookie: 'cordon-way=00000000-0000-4000-8000-000000000000' })
    expect(back.status).toBe(303)
    expect(back.headers.get('location')).toBe('/sign-in?failed=directory')
    expect(back.headers.get('set-cookie')).toBeNull()
  })

  test('guessing is slowed down for its address', async () => {
    const answers = []
    for (let i = 0; i < 25; i++) answers.push(await server.nobody.post('/api/sign-in/begin-passkey'))
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'TOO_MANY' } })
  })
})
