import { expect } from 'vitest'
import type { LdapRequest } from '../../base/directory/ldap-request.fixture.ts'
import { type LdapReply, openLdapServer } from '../../base/directory/ldap-server.fixture.ts'
import { Secret } from '../../base/vault/index.ts'
import type { Connection, Connector } from '../../office/incidents/connectors/contract.ts'
import type { ContainmentAction, Order, Target } from '../../office/incidents/connectors/order.ts'
import { type Asked, openHttpServer, type Reply } from './http-server.ts'
import { ordered, testContext } from './world.ts'

/** One recorded case of cases/<connector>.yaml. */
export interface Recorded {
  name: string
  /** `{server}` and `{port}` stand for the recorded system. */
  settings: Record<string, unknown>
  do: 'check' | 'dry-run' | 'carry-out'
  order?: { action: ContainmentAction; target: Target & { token?: string }; ordered?: string; report?: Order['report'] }
  /** Requests in the order in which they must come, each with its answer. No request may be missing, none may be added. */
  exchange?: { asks: HttpPattern | object; answers: Reply | LdapReply }[]
  /** Every key that is given must be answered exactly so. */
  answer: Record<string, unknown>
}

interface HttpPattern {
  /** `GET /path?query`, with the query decoded. */
  line: string
  /** Headers that must be there. */
  headers?: Record<string, string>
  json?: unknown
  form?: Record<string, string>
}

/** A password that the connector made up. */
const anyPassword = '{a new password}'

export async function replay(connector: Connector, recorded: Recorded): Promise<void> {
  const steps: NonNullable<Recorded['exchange']> = []
  const faults: unknown[] = []
  const next = (asked: unknown): Reply | LdapReply | undefined => {
    const step = steps.shift()
    try {
      expect(asked).toEqual(step === undefined ? 'no more requests' : fill(step.asks))
      return step!.answers as Reply
    } catch (error) {
      faults.push(error)
      return undefined
    }
  }
  const server = connector.name === 'ldap' ? await serveLdap(next) : await serveHttp(next, steps)
  steps.push(...replaced(recorded.exchange ?? [], server.url, server.port))
  try {
    const settings = replaced(recorded.settings, server.url, server.port)
    const connection = connector.open(settings, testContext())
    const answer = await act(connection, recorded)
    if (faults.length > 0) throw faults[0]
    expect(answer).toMatchObject(replaced(recorded.answer, server.url, server.port))
    expect(steps, 'requests that did not come').toEqual([])
  } finally {
    await server.close()
  }
}

function act(connection: Connection, { do: what, order }: Recorded) {
  if (what === 'check') return connection.check()
  const { action, target, report, ordered: at = ordered } = order!
  const aim = target.kind === 'token' ? { ...target, token: new Secret(String(target.token)) } : target
  const given: Order = {
    id: 'order-0001',
    action,
    target: aim,
    ordered: at,
    ...(report === undefined ? {} : { report }),
  }
  return what === 'dry-run' ? connection.dryRun(given) : connection.carryOut(given)
}

type Next = (asked: unknown) => Reply | LdapReply | undefined

async function serveHttp(next: Next, steps: NonNullable<Recorded['exchange']>) {
  const server = await openHttpServer((asked) => {
    const pattern = steps[0]?.asks as HttpPattern | undefined
    const reply = next(describe(asked, pattern)) as Reply | undefined
    return reply ?? { status: 599 }
  })
  return { url: server.url, port: server.url.slice(server.url.lastIndexOf(':') + 1), close: () => server.close() }
}

/** The request, as far as the pattern speaks of it. */
function describe({ method, url, headers, body }: Asked, pattern: HttpPattern | undefined): object {
  const query = decodeURIComponent(url.search.replaceAll('+', ' '))
  const named = Object.keys(pattern?.headers ?? {}).map((key) => [key, headers[key]])
  return {
    line: `${method} ${decodeURIComponent(url.pathname)}${query}`,
    ...(pattern?.headers === undefined ? {} : { headers: Object.fromEntries(named) }),
    ...(body === '' ? {} : bodyOf(body, headers['content-type'] ?? '')),
  }
}

function bodyOf(body: string, type: string): object {
  return type.includes('json') ? { json: JSON.parse(body) } : { form: Object.fromEntries(new URLSearchParams(body)) }
}

async function serveLdap(next: Next) {
  const server = await openLdapServer({
    answer: (request) => (next(plain(request)) as LdapReply | undefined) ?? { result: 1 },
  })
  return { url: '', port: String(server.port), close: () => server.close() }
}

/** The request without its number, with new passwords as such. */
function plain({ id: _id, ...request }: LdapRequest): object {
  if (request.op !== 'modify') return request
  const changes = request.changes.map(({ kind, attribute, values }) => ({
    kind,
    attribute,
    values: values.map((value) => (attribute === 'unicodePwd' ? unquoted(value) : value.toString('utf8'))),
  }))
  return { ...request, changes }
}

function unquoted(value: Buffer): string {
  return /^"(.{40})"$/.exec(value.toString('utf16le'))?.[1] ?? 'not a quoted password'
}

/** The pattern with matchers in place of what is new every time. */
function fill(value: unknown): unknown {
  if (value === anyPassword) return expect.stringMatching(/^[!-~]{40}$/)
  if (Array.isArray(value)) return value.map(fill)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]))
}

function replaced<T>(value: T, url: string, port: string): T {
  const text = JSON.stringify(value)
    .replaceAll('"{port}"', port || '0')
    .replaceAll('{server}', url)
  return JSON.parse(text) as T
}
