import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { openTestServer } from '../../../test/test-server.ts'
import { clinicActions, gate, newGate } from './clinic.fixture.ts'

test('asked to stop: what is under way ends well, what is new is told to come back', async () => {
  const server = await openTestServer({ actions: clinicActions })
  const dan = await server.signIn('Dan Kwok')
  gate.now = newGate()
  const underWay = dan.post('/api/wait-writing')
  await gate.now.reached.promise

  // A connection that was open before, as a browser keeps it, on which a request is still being sent.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { host } = new URL(server.http.parts.place().origin)
  const headers = {
    host,
    cookie: dan.cookie,
    'x-cordon': '1',
    'content-type': 'application/json',
    'content-length': '11',
  }
  const late = request(new URL('/api/report-concern', server.url), { agent, method: 'POST', headers })
  const connected = new Promise<void>((done) => late.on('socket', (socket) => socket.on('connect', done)))
  late.flushHeaders()
  await connected
  const lateAnswer = new Promise<{ status: number; text: string }>((done, fail) => {
    late.on('error', fail)
    late.on('response', (response) => {
      let text = ''
      response.on('data', (bytes) => {
        text += bytes
      })
      response.on('end', () => done({ status: response.statusCode!, text }))
    })
  })

  const stopped = server.http.stop()
  await expect(dan.get('/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  late.end('{"what":"x"')
  expect([400, 503]).toContain((await lateAnswer).status)
  gate.now.open.resolve()
  expect(await underWay).toMatchObject({ status: 200, body: { done: true } })
  await stopped
  agent.destroy()
  await server.office.close()
})

test('what does not end is cut after the time it was given', async () => {
  const server = await openTestServer({ actions: clinicActions })
  const dan = await server.signIn('Dan Kwok')
  gate.now = newGate()
  const asked = dan.post('/api/wait-writing')
  const cut = expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' })
  await gate.now.reached.promise
  await server.http.stop(1)
  await cut
  gate.now.open.resolve()
  await server.office.close()
})
