import { microsoftGraph } from '../../office/incidents/connectors/microsoft-graph.ts'
import type { Order } from '../../office/incidents/connectors/order.ts'
import type { Bench } from './bench.ts'
import { type Asked, httpFaults, openHttpServer, type Reply } from './http-server.ts'
import { account, acted, longAgo, order, testContext } from './world.ts'

const id = '87d349ed-44d7-43e1-9a83-5f2406dee5bd'
const clientSecret = 'graph~secret.lantern&teapot'
const iso = (time: number): string => new Date(time).toISOString().replace('.000', '')

/** A tenant as Microsoft Graph 1.0 shows it, with the sign-in server beside it. */
export class GraphSystem {
  user: Record<string, unknown> = {
    id,
    userPrincipalName: "o'lam@clinic.example",
    displayName: 'Lam Siu Wai',
    accountEnabled: true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: iso(longAgo),
    lastPasswordChangeDateTime: iso(longAgo),
  }
  passwords: string[] = []
  roles = ['User.Read.All', 'User.EnableDisableAccount.All', 'User.RevokeSessions.All']
  changes = 0
  /** How many reads still show what was before the last change. */
  staleReads = 0
  #stale: Record<string, unknown> | undefined

  get token(): string {
    return `${btoa('{"alg":"none"}')}.${Buffer.from(JSON.stringify({ roles: this.roles })).toString('base64url')}.signature`
  }

  handle({ method, url, headers, body }: Asked): Reply {
    if (url.pathname === '/clinic.example/oauth2/v2.0/token') return this.#giveToken(new URLSearchParams(body))
    if (headers['authorization'] !== `Bearer ${this.token}`)
      return { status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } }
    if (method === 'GET' && url.pathname === '/v1.0/users') return this.#find(url.searchParams)
    const [, which, part] = /^\/v1\.0\/users\/([^/]+)(?:\/([A-Za-z]+))?$/.exec(url.pathname) ?? []
    if (which !== id) return { status: 404, json: { error: { code: 'Request_ResourceNotFound' } } }
    return this.#change(method, part ?? '', body === '' ? {} : JSON.parse(body))
  }

  #giveToken(form: URLSearchParams): Reply {
    const right = form.get('client_id') === 'cordon-app' && form.get('client_secret') === clientSecret
    if (!right) return { status: 401, json: { error: 'invalid_client', error_description: 'AADSTS7000215' } }
    return { status: 200, json: { access_token: this.token, token_type: 'Bearer', expires_in: 3599 } }
  }

  #find(query: URLSearchParams): Reply {
    const filter = query.get('$filter')
    const quoted = filter === null ? undefined : /^userPrincipalName eq '((?:[^']|'')*)'$/.exec(filter)?.[1]
    if (filter !== null && quoted === undefined) return { status: 400, json: { error: { code: 'Request_BadRequest' } } }
    const fits = quoted === undefined || quoted.replaceAll("''", "'").toLowerCase() === this.user['userPrincipalName']
    if (!fits) return { status: 200, json: { value: [] } }
    const shown = this.staleReads > 0 && this.#stale !== undefined ? this.#stale : this.user
    if (this.#stale !== undefined) this.staleReads--
    return { status: 200, json: { '@odata.context': 'x', value: [shown] } }
  }

  #change(method: string, part: string, json: Record<string, unknown>): Reply {
    const before = { ...this.user }
    if (method === 'POST' && part === 'revokeSignInSessions') this.user['signInSessionsValidFromDateTime'] = iso(acted)
    else if (method !== 'PATCH' || part !== '') return { status: 405 }
    else if ('passwordProfile' in json) {
      this.passwords.push((json['passwordProfile'] as { password: string }).password)
      this.user['lastPasswordChangeDateTime'] = iso(acted)
    } else this.user = { ...this.user, ...json }
    this.#stale = before
    this.changes++
    return part === '' ? { status: 204 } : { status: 200, json: { '@odata.context': 'x', value: true } }
  }

  isSo({ action }: Order): boolean {
    if (action === 'disable-account') return this.user['accountEnabled'] === false
    const key = action === 'revoke-sessions' ? 'signInSessionsValidFromDateTime' : 'lastPasswordChangeDateTime'
    return this.user[key] === iso(acted)
  }
}

export async function openGraphBench(system = new GraphSystem()): Promise<Bench & { system: GraphSystem }> {
  const elsewhere = await openHttpServer(() => ({ status: 200, json: {} }))
  const server = await openHttpServer((asked) => system.handle(asked))
  const faults = httpFaults(`${elsewhere.url}/v1.0/users`)
  const actions = ['disable-account', 'revoke-sessions', 'reset-credential'] as const
  return {
    connector: microsoftGraph,
    settings: {
      tenant: 'clinic.example',
      clientId: 'cordon-app',
      clientSecret,
      graphUrl: server.url,
      loginUrl: server.url,
      protected: ['breakglass@clinic.example'],
    },
    context: testContext(),
    orders: actions.map((action) => order(action, account("O'Lam@clinic.example"))),
    aboutNobody: actions.map((action) => order(action, account("x' or userPrincipalName ne 'y"))),
    state: () => JSON.stringify([system.user, system.passwords, elsewhere.asked]),
    isSo: (given) => system.isSo(given),
    changes: () => system.changes,
    exchanges: () => server.asked.length,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => server.plant(after, faults.find((fault) => fault.name === name)!),
    secrets: () => [clientSecret, system.token, ...system.passwords],
    names: ["o'lam", 'Lam Siu Wai', '127.0.0.1', id, 'canary-of-the-server'],
    wrongSettings: {
      graphUrl: { graphUrl: 'http://graph.example' },
      tenant: { tenant: undefined },
      protected: { protected: 'breakglass@clinic.example' },
    },
    system,
    async close() {
      await server.close()
      await elsewhere.close()
    },
  }
}
