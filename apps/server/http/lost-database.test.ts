import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestServer, type TestServer, type Visitor } from '../../../test/test-server.ts'
import { clinicActions, gate, newGate } from './clinic.fixture.ts'

describe('the database goes away', () => {
  let server: TestServer
  let dan: Visitor

  beforeAll(async () => {
    server = await openTestServer({ actions: clinicActions })
    dan = await server.signIn('Dan Kwok')
  })
  afterAll(() => server?.close())

  const kill = async (which: string, values: unknown[] = []) => {
    const admin = await server.office.store.connectAdmin()
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`, values)
    await admin.end()
  }

  test.each(['wait-reading', 'wait-writing'])(
    'in the middle of %s: a clear error, and the next one works',
    async (name) => {
      gate.now = newGate()
      const asked = dan.post(`/api/${name}`)
      await kill('pid = $1', [await gate.now.reached.promise])
      gate.now.open.resolve()
      const answer = await asked
      expect(answer).toMatchObject({ status: 503, body: { code: 'STORE_UNREACHABLE', retry_after: 5 } })
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(answer.text).not.toMatch(/terminat|socket|postgres/i)
      expect((await dan.post('/api/report-concern', { what: 'It works again' })).status).toBe(200)
    },
  )

  test('all idle connections cut: nobody notices', async () => {
    await dan.get('/api/session')
    await kill(`datname = current_database() and pid <> pg_backend_pid() and application_name = 'cordon'`)
    expect((await dan.get('/api/session')).status).toBe(200)
    expect((await dan.post('/api/report-concern', { what: 'Nothing happened' })).status).toBe(200)
    expect((await dan.get('/readyz')).body).toMatchObject({ ready: true, store: 'ok' })
  })
})
