import { keycloak } from '../../office/incidents/connectors/keycloak.ts'
import type { Order } from '../../office/incidents/connectors/order.ts'
import type { Bench } from './bench.ts'
import { type Asked, httpFaults, openHttpServer, type Reply } from './http-server.ts'
import { account, acted, longAgo, order, testContext } from './world.ts'

const id = '0b7b5c34-1f0e-4f0e-8f2c-3d8f5f3b8f11'
const clientSecret = 'keycloak-secret:lantern/teapot'
const users = '/admin/realms/clinic/users'

/** A realm as Keycloak's admin REST API shows it. */
export class KeycloakSystem {
  user: Record<string, unknown> = {
    id,
    username: 'lam.sw',
    firstName: 'Siu Wai',
    lastName: 'Lam',
    email: 'lam.sw@clinic.example',
    enabled: true,
    notBefore: 0,
    attributes: { ward: ['3'] },
    access: { manage: true },
  }
  sessions: Record<string, unknown>[] = ['203.0.113.9', '198.51.100.7'].map((ipAddress, at) => ({
    id: `session-${at}`,
    ipAddress,
    start: longAgo,
    lastAccess: acted - 60_000,
  }))
  credentials: Record<string, unknown>[] = [
    { id: 'c1', type: 'password', createdDate: longAgo },
    { id: 'c2', type: 'otp', createdDate: longAgo },
  ]
  passwords: string[] = []
  roles: string[] = ['manage-users', 'view-users']
  changes = 0
  readonly token =
    `${btoa('{"alg":"none"}')}.${Buffer.from(JSON.stringify({ resource_access: { 'realm-management': { roles: this.roles } } })).toString('base64url')}.signature`

  handle(asked: Asked): Reply {
    const { method, url, headers, body } = asked
    if (url.pathname === '/realms/clinic/protocol/openid-connect/token') return this.#giveToken(headers, body)
    if (headers['authorization'] !== `Bearer ${this.token}`)
      return { status: 401, json: { error: 'HTTP 401 Unauthorized' } }
    if (method === 'GET' && url.pathname === users) return this.#find(url.searchParams)
    const [, which, part] = /^\/admin\/realms\/clinic\/users\/([^/]+)(?:\/([a-z-]+))?$/.exec(url.pathname) ?? []
    if (which !== id) return { status: 404, json: { error: 'User not found' } }
    return this.#aboutUser(method, part ?? '', body === '' ? {} : JSON.parse(body))
  }

  #giveToken(headers: Record<string, string>, body: string): Reply {
    const pair = `cordon:${encodeURIComponent(clientSecret)}`
    if (headers['authorization'] !== `Basic ${btoa(pair)}` || !body.includes('grant_type=client_credentials'))
      return { status: 401, json: { error: 'invalid_client' } }
    return { status: 200, json: { access_token: this.token, token_type: 'Bearer', expires_in: 60 } }
  }

  #find(query: URLSearchParams): Reply {
    const username = query.get('username')
    const fits =
      username === null || (query.get('exact') === 'true' && username.toLowerCase() === this.user['username'])
    return { status: 200, json: fits ? [{ id, username: this.user['username'] }] : [] }
  }

  #aboutUser(method: string, part: string, json: Record<string, unknown>): Reply {
    switch (`${method} ${part}`) {
      case 'GET ':
        return { status: 200, json: this.user }
      case 'GET sessions':
        return { status: 200, json: this.sessions }
      case 'GET credentials':
        return { status: 200, json: this.credentials }
      case 'PUT ':
        // As in Keycloak since 24: what a PUT leaves out is gone.
        this.user = { access: this.user['access'], notBefore: this.user['notBefore'], ...json }
        break
      case 'POST logout':
        this.sessions = []
        this.user['notBefore'] = Math.floor(acted / 1000)
        break
      case 'PUT reset-password':
        this.passwords.push(json['value'] as string)
        this.credentials[0]!['createdDate'] = acted
        this.user['requiredActions'] = json['temporary'] ? ['UPDATE_PASSWORD'] : []
        break
      default:
        return { status: 405 }
    }
    this.changes++
    return { status: 204 }
  }

  isSo({ action }: Order): boolean {
    if (action === 'disable-account') return this.user['enabled'] === false
    if (action === 'revoke-sessions')
      return this.sessions.length === 0 && this.user['notBefore'] === Math.floor(acted / 1000)
    return this.credentials[0]!['createdDate'] === acted
  }
}

export async function openKeycloakBench(system = new KeycloakSystem()): Promise<Bench & { system: KeycloakSystem }> {
  const elsewhere = await openHttpServer(() => ({ status: 200, json: {} }))
  const server = await openHttpServer((asked) => system.handle(asked))
  const faults = httpFaults(`${elsewhere.url}${users}`)
  const actions = ['disable-account', 'revoke-sessions', 'reset-credential'] as const
  return {
    connector: keycloak,
    settings: { url: server.url, realm: 'clinic', clientId: 'cordon', clientSecret },
    context: testContext(),
    orders: actions.map((action) => order(action, account('Lam.SW'))),
    aboutNobody: actions.map((action) => order(action, account('lam'))),
    state: () => JSON.stringify([system.user, system.sessions, system.credentials, system.passwords, elsewhere.asked]),
    isSo: (given) => system.isSo(given),
    changes: () => system.changes,
    exchanges: () => server.asked.length,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => server.plant(after, faults.find((fault) => fault.name === name)!),
    secrets: () => [clientSecret, system.token, ...system.passwords],
    names: ['lam.sw', 'Siu Wai', '127.0.0.1', id, '203.0.113.9', 'canary-of-the-server'],
    wrongSettings: {
      url: { url: 'https://name:pass@id.clinic.example' },
      realm: { realm: '' },
      clientSecret: { clientSecret: 7 },
    },
    system,
    async close() {
      await server.close()
      await elsewhere.close()
    },
  }
}
