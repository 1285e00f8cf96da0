import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestServer, type TestServer, type Visitor } from '../../../test/test-server.ts'
import { clinicActions } from './clinic.fixture.ts'

describe('a clinic works a case over HTTP', () => {
  let server: TestServer
  let ada: Visitor
  let ben: Visitor
  let chloe: Visitor
  let dan: Visitor
  let case_id: string

  beforeAll(async () => {
    server = await openTestServer({ actions: clinicActions })
    ben = await server.signIn('Ben Ho', 'privacy-officer')
    chloe = await server.signIn('Chloe Ip', 'privacy-officer')
    ada = await server.signIn('Ada Fong', 'incident-manager')
    dan = await server.signIn('Dan Kwok')
    const opened = await ada.post('/api/open-incident', { title: 'Files renamed overnight' })
    expect(opened.status).toBe(200)
    case_id = opened.body.case_id
  })
  afterAll(() => server?.close())

  test('the session says who I am, nobody is told that nobody is there', async () => {
    const answer = await ben.get('/api/session')
    expect(answer.status).toBe(200)
    const account_id = ben.caller!.accountId
    const roles = ['privacy-officer', 'staff']
    const { may, ...who } = answer.body
    expect(who).toEqual({ account_id, verified: true, roles, idle_minutes: 15, vault: 'open' })
    expect(may).toContain('open-incident')
    expect(may).not.toContain('manage-accounts')
    expect(await server.nobody.get('/api/session')).toMatchObject({ status: 401, body: { code: 'SIGN_IN' } })
  })

  test('who may, does; who may not is refused and recorded', async () => {
    expect((await ben.post('/api/write-decision', { case_id, reason: 'We tell them' })).status).toBe(200)
    const refused = await dan.post('/api/write-decision', { case_id, reason: 'We do not' })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(refused.body).toEqual({
      type: '/errors#NOT_ALLOWED',
      code: 'NOT_ALLOWED',
      title: 'Not allowed',
      status: 403,
      detail: 'You may not do this here (write-decision), or it is not there',
      remedy: 'Ask the privacy officer to let you in, or sign in as the person whose work it is',
    })
    const facts = { action: 'write-decision', why: 'not-allowed' }
    expect((await server.office.entries()).at(-1)).toMatchObject({ what: 'case.refused', facts })
  })

  test('a request that was answered is answered again, and done once', async () => {
    const id = { 'x-request-id': 'browser-0001' }
    const first = await ben.post('/api/write-decision', { case_id, reason: 'Once' }, id)
    const again = await ben.post('/api/write-decision', { case_id, reason: 'Once' }, id)
    expect(again.body).toEqual(first.body)
    const other = await ben.post('/api/write-decision', { case_id, reason: 'Twice' }, id)
    expect(other).toMatchObject({ status: 409, body: { code: 'REQUEST_REUSED' } })
    expect((await ben.post('/api/count-decisions', { case_id })).body).toEqual({ count: 2 })
  })

  test('the same request sent eight times at one moment is done once, and all get its answer', async () => {
    const send = () =>
      ben.post('/api/write-decision', { case_id, reason: 'At once' }, { 'x-request-id': 'browser-0002' })
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(answers.map(({ body }) => body.decision_id)).size).toBe(1)
    expect((await ben.post('/api/count-decisions', { case_id })).body).toEqual({ count: 3 })
  })

  test('four eyes: it waits, and a second person makes it happen', async () => {
    const asked = await ben.post('/api/purge-something', { case_id, reason: 'Over' })
    expect(asked.status).toBe(202)
    const { approval } = asked.body
    const decide = (who: Visitor, decision = 'approve') => who.post('/api/decide-approval', { approval, decision })
    expect(await decide(ben)).toMatchObject({ status: 403, body: { code: 'SECOND_PERSON' } })
    expect(await decide(dan)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect(await decide(chloe, 'perhaps')).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } })
    expect(await decide(chloe)).toMatchObject({ status: 200, body: { decision: 'approve', output: {} } })
    expect(await decide(chloe)).toMatchObject({ status: 404 })
  })

  test('personal data is refused while the ledger is blocked; other work goes on', async () => {
    expect((await ben.post('/api/read-register', { case_id })).body).toEqual({ names: ['Wong Mei Ling'] })
    server.office.recorder.blocked = 'DISK_FULL at /secret/place'
    const refused = await ben.post('/api/read-register', { case_id })
    expect(refused).toMatchObject({ status: 503, body: { code: 'LEDGER_BLOCKED' } })
    expect(refused.text).not.toContain('/secret/place')
    expect((await dan.post('/api/report-concern', { what: 'A strange mail' })).status).toBe(200)
    server.office.recorder.blocked = undefined
  })

  test('a defect gets a number; what it says about people stays away from caller and log', async () => {
    const answer = await ben.post('/api/write-decision', { case_id, reason: 'fail' })
    expect(answer).toMatchObject({ status: 500, body: { code: 'DEFECT', incident: expect.any(String) } })
    expect(answer.text).not.toMatch(/Wong|A123456|at .*\.ts/)
    const line = server.logged.find((text) => text.includes(answer.body.incident))!
    expect(line).toContain('clinic.fixture.ts')
    expect(line).not.toMatch(/Wong|A123456/)
  })
})
