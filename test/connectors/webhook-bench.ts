import { createHmac } from 'node:crypto'
import { webhook } from '../../office/incidents/connectors/webhook.ts'
import type { Bench } from './bench.ts'
import { type Asked, httpFaults, openHttpServer, type Reply } from './http-server.ts'
import { order, ordered, testContext } from './world.ts'

const secret = 'webhook secret lantern teapot'

/** A receiver that keeps to docs/guides/add-a-connector.md: checks the signature and the time, and keeps the numbers it has had. */
export class WebhookReceiver {
  blocked: string[] = []
  had = new Set<string>()
  changes = 0

  handle({ url, headers, body }: Asked): Reply {
    const [id, seconds] = [headers['webhook-id'] ?? '', headers['webhook-timestamp'] ?? '']
    const right = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')
    if (headers['webhook-signature'] !== `v1,${right}`) return { status: 401, json: {} }
    if (Math.abs(Number(seconds) * 1000 - Date.parse(ordered)) > 300_000) return { status: 400, json: {} }
    const message = JSON.parse(body) as { type: string; indicator?: { type: string; value: string } }
    if (url.pathname === '/questions') return this.#answer(message)
    if (message.type !== 'block' || message.indicator === undefined) return { status: 400, json: {} }
    const what = `${message.indicator.type} ${message.indicator.value}`
    if (this.had.has(id) || this.blocked.includes(what)) return { status: 200, json: { outcome: 'already' } }
    this.had.add(id)
    this.blocked.push(what)
    this.changes++
    return { status: 200, json: { outcome: 'done' } }
  }

  #answer({ type, indicator }: { type: string; indicator?: { type: string; value: string } }): Reply {
    if (type === 'check') return { status: 200, json: { outcome: 'ready' } }
    const there = this.blocked.includes(`${indicator?.type} ${indicator?.value}`)
    return { status: 200, json: { outcome: there ? 'already' : 'would-change' } }
  }
}

export async function openWebhookBench(
  receiver = new WebhookReceiver(),
): Promise<Bench & { receiver: WebhookReceiver }> {
  const elsewhere = await openHttpServer(() => ({ status: 200, json: { outcome: 'done' } }))
  const server = await openHttpServer((asked) => receiver.handle(asked))
  const faults = httpFaults(`${elsewhere.url}/orders`)
  return {
    connector: webhook,
    settings: {
      url: `${server.url}/orders`,
      questionUrl: `${server.url}/questions`,
      secret,
      protected: ['clinic.example', '10.0.0.0/8'],
    },
    context: testContext(),
    orders: [order('block-indicator', { kind: 'indicator', type: 'domain', value: 'Login-Clinic[.]example.' })],
    aboutNobody: [],
    state: () => JSON.stringify([receiver.blocked, elsewhere.asked]),
    isSo: () => receiver.blocked.includes('domain login-clinic.example'),
    changes: () => receiver.changes,
    exchanges: () => server.asked.length,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => server.plant(after, faults.find((fault) => fault.name === name)!),
    secrets: () => [secret],
    names: ['login-clinic', '127.0.0.1', 'canary-of-the-server'],
    wrongSettings: {
      secret: { secret: 'too short' },
      url: { url: 'ftp://firewall.clinic.example' },
      protected: { protected: ['10.0.0.0/99'] },
      questionUrl: { questionUrl: 'http://firewall.clinic.example' },
    },
    receiver,
    async close() {
      await server.close()
      await elsewhere.close()
    },
  }
}
