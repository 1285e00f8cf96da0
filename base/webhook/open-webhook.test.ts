import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type HttpServer, openHttpServer, type Reply } from '../../test/connectors/http-server.ts'
import { clockAt } from '../clock.ts'
import { checkSignature, openWebhook, signBody } from './index.ts'

const secret = Buffer.from('harbour lantern teapot 9')
const clock = clockAt('2026-03-02T09:00:00+08:00')
const now = clock.now() / 1000

describe('a receiver on this machine', () => {
  let server: HttpServer
  let reply: Reply
  beforeAll(async () => {
    server = await openHttpServer(() => reply)
  })
  afterEach(() => {
    server.asked.length = 0
  })
  afterAll(() => server?.close())

  const post = (wholeMs = 5000) => {
    const url = new URL('/alarms', server.url)
    return openWebhook({ url, secret: { reveal: () => secret }, wholeMs }, clock, fetch).post('alarm-1', { kind: 'x' })
  }

  test('gets the message with its id and a signature that it can check, and no other secret makes', async () => {
    reply = { status: 204 }
    expect(await post()).toEqual({ outcome: 'accepted' })
    const [{ headers, body, method }] = server.asked as [(typeof server.asked)[0]]
    expect({ method, id: headers['x-cordon-id'], body }).toEqual({
      method: 'POST',
      id: 'alarm-1',
      body: '{"kind":"x"}',
    })
    const signature = headers['x-cordon-signature']!
    expect(checkSignature(secret, signature, body, now)).toBe(true)
    expect(checkSignature(Buffer.from('another'), signature, body, now)).toBe(false)
    expect(checkSignature(secret, signature, `${body} `, now)).toBe(false)
    expect(checkSignature(secret, signature, body, now + 301)).toBe(false)
  })

  test.each([
    [{ status: 200 }, 'accepted'],
    [{ status: 404 }, 'refused'],
    [{ status: 410 }, 'refused'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'refused'],
    [{ status: 408 }, 'failed'],
    [{ status: 429 }, 'failed'],
    [{ status: 503 }, 'failed'],
  ] as [Reply, string][])('%o is %s', async (answer, outcome) => {
    reply = answer
    expect((await post()).outcome).toBe(outcome)
    expect(server.asked).toHaveLength(1)
  })

  test('silence, a connection that is cut, and an answer without end are failures of now, not for ever', async () => {
    reply = { status: 200 }
    for (const fault of ['silence', 'cut'] as const) {
      server.plant(0, { name: fault, reply: fault })
      expect((await post(fault === 'silence' ? 200 : 5000)).outcome).toBe('failed')
      server.asked.length = 0
    }
    server.plant(0, { name: 'endless', reply: 'endless' })
    expect((await post()).outcome).not.toBe('refused')
  })

  test('nobody listens', async () => {
    const url = new URL('http://127.0.0.1:1/')
    const webhook = openWebhook({ url, secret: { reveal: () => secret }, wholeMs: 5000 }, clock, fetch)
    expect(await webhook.post('alarm-2', {})).toEqual({ outcome: 'failed', code: 'CONNECTION' })
  })
})

test('any change of time, body or signature is noticed', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(2_000_000_000), fc.nat(), (body, seconds, at) => {
      const header = signBody(secret, seconds, body)
      expect(checkSignature(secret, header, body, seconds)).toBe(true)
      const place = at % header.length
      const digit = header[place] === '0' ? '1' : '0'
      const changed = header.slice(0, place) + digit + header.slice(place + 1)
      expect(checkSignature(secret, changed, body, seconds, Number.POSITIVE_INFINITY)).toBe(false)
    }),
  )
})
