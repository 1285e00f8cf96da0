import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { openTestServer, type TestServer } from '../../../test/test-server.ts'
import { contentPolicy } from './guards/strict-headers.ts'

describe('every route there is', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await openTestServer({ actions })
  })
  afterAll(() => server?.close())

  const pathOf = (url: string) => url.replace('/*', '/some/page').replace(':id', '00000000-0000-4000-8000-000000000000')
  const ask = (method: string, url: string) =>
    fetch(new URL(pathOf(url), server.url), {
      method,
      redirect: 'manual',
      headers: {
        host: new URL(server.http.parts.place().origin).host,
        'x-cordon': '1',
        'content-type': 'application/json',
      },
      ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {}),
    })

  test('has a route for each action', () => {
    const posted = server.http.routes.filter(({ method }) => method === 'POST').map(({ url }) => url)
    for (const { name } of actions) expect(posted).toContain(`/api/${name}`)
  })

  test('asks for a session, but for those that say why not', async () => {
    const guarded = server.http.routes.filter(({ open }) => open === undefined)
    expect(guarded.length).toBeGreaterThan(actions.length)
    for (const { method, url } of guarded) {
      const answer = await ask(method, url)
      expect(`${method} ${url} ${answer.status}`).toBe(`${method} ${url} 401`)
      if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ code: 'SIGN_IN' })
    }
  })

  test('these are open', () => {
    const open = server.http.routes.filter((route) => route.open !== undefined && route.method !== 'HEAD')
    expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(
      [
        ...[
          'GET /*',
          'GET /api/openapi.json',
          'GET /api/vault',
          'GET /healthz',
          'GET /metrics',
          'GET /readyz',
          'POST /api/unseal',
        ],
        ...['GET /api/ways-in', 'GET /api/sign-in/directory', 'POST /api/sign-in/begin-directory'],
        ...['POST /api/sign-in/begin-passkey', 'POST /api/sign-in/passkey', 'POST /api/sign-in/codes'],
        ...['POST /api/sign-in/begin-enrolment', 'POST /api/sign-in/enrolment'],
        ...['GET /api/do-this-now', 'POST /api/report-anonymously', 'POST /api/follow-concern'],
      ].sort(),
    )
  })

  test('sends strict headers with every answer, and lets nobody keep what the API says', async () => {
    const paths = [
      ...new Set(server.http.routes.map(({ method, url }) => `${method} ${url}`)),
      'GET /nowhere.txt',
      'GET /%ZZ',
    ]
    for (const each of paths) {
      const [method, url] = each.split(' ') as [string, string]
      const { headers } = await ask(method, url)
      expect(headers.get('content-security-policy'), each).toBe(contentPolicy)
      expect(headers.get('x-content-type-options'), each).toBe('nosniff')
      expect(headers.get('referrer-policy'), each).toBe('no-referrer')
      expect(headers.get('x-frame-options'), each).toBe('DENY')
      expect(headers.get('cross-origin-opener-policy'), each).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), each).toBe('same-origin')
      expect(headers.get('strict-transport-security'), each).toBeNull()
      if (url.startsWith('/api')) expect(headers.get('cache-control'), each).toBe('no-store')
    }
  })
})
