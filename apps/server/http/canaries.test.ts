import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../../office/actions.ts'
import { openTestServer, send, type TestServer, type Visitor } from '../../../test/test-server.ts'
import { clinicActions } from './clinic.fixture.ts'

/** Strings that are somebody's data, pushed through everything a request has. */
const canaries = ['Wong Mei Ling', 'A123456(7)', '+852 9123 4567', 'mei.ling@example.org', '黃美玲', 'canary-7f3a9c']
/** Tried so often that they are limited; signing out would end the test early, waiting never ends. */
const limited = /sign-in|unseal|report-anonymously|follow-concern|verify-session/
const leftOut = /sign-out|wait-/

let server: TestServer
beforeAll(async () => {
  const clinic = clinicActions.filter(({ name }) => !actions.some((one) => one.name === name))
  server = await openTestServer({ actions: [...actions, ...clinic] })
})
afterAll(() => server?.close())

/** Puts the canary into path, query, headers, field names, values, broken JSON and cookies of one route. Answers all that came back. */
async function push(canary: string, { method, url }: { method: string; url: string }, who: Visitor): Promise<string[]> {
  const path = encodeURIComponent(canary)
  const { origin } = server.http.parts.place()
  const own = { host: new URL(origin).host, origin, cookie: who.cookie, 'x-cordon': '1' }
  const json = { ...own, 'content-type': 'application/json' }
  const address = new URL(`${url.replace(/\*|:\w+/g, path)}?q=${path}`, server.url)
  if (method === 'GET' || method === 'HEAD')
    return [(await send(address, method, { ...own, 'user-agent': path, referer: `http://x/${path}` })).text]
  const body = JSON.stringify({ what: canary, [canary]: canary, name: canary })
  const answers = [
    await send(address, method, json, body),
    await send(address, method, { ...json, 'x-request-id': path }, body),
    await send(address, method, json, `{"what":"${canary}`),
    await send(address, method, { ...own, cookie: `cordon=${path}`, 'content-type': path }, canary),
  ]
  if (!limited.test(url)) for (const { status } of answers) expect(status, url).not.toBe(429)
  return answers.map(({ text }) => text)
}

test('nothing that a request carries is in the log, the metrics or a refusal', async () => {
  const ben = await server.signIn('Wong Mei Ling', 'privacy-officer', 'incident-manager', 'administrator')
  const start = server.office.clock.now()
  const texts: string[] = []
  let seconds = 0
  for (const canary of canaries)
    for (const route of server.http.routes.filter(({ url }) => !leftOut.test(url))) {
      // Time passes, or the limits would keep most of it out.
      server.office.clock.set(new Date(start + 1000 * ++seconds).toISOString())
      texts.push(...(await push(canary, route, ben)))
    }
  const { case_id } = (await ben.post('/api/open-incident', { title: canaries[0], vectors: ['phishing'] })).body
  for (const reason of [...canaries, 'fail'])
    texts.push((await ben.post('/api/write-decision', { case_id, reason })).text)
  expect((await ben.get('/api/session')).status).toBe(200)
  const refusals = texts.filter((text) => text.includes('/errors#'))
  expect(refusals.length).toBeGreaterThan(1000)
  expect(server.logged.length).toBeGreaterThan(1500)
  const kept = {
    log: server.logged.join(''),
    metrics: server.http.parts.metrics.text(),
    refusals: refusals.join(''),
  }
  const secrets = [...canaries, ...canaries.map(encodeURIComponent), case_id, ben.cookie.split('=')[1]!]
  for (const [where, all] of Object.entries(kept))
    for (const secret of secrets) expect(all.includes(secret), `${secret} in ${where}`).toBe(false)
})
