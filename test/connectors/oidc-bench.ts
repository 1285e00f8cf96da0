import { Secret } from '../../base/vault/index.ts'
import { oidcGeneric } from '../../office/incidents/connectors/oidc-generic.ts'
import type { Bench } from './bench.ts'
import { type Asked, httpFaults, openHttpServer, type Reply } from './http-server.ts'
import { order, testContext } from './world.ts'

const clientSecret = 'oidc secret lantern+teapot'
const leaked = 'leaked-refresh-token-4f1d'

/** An OpenID provider with revocation (RFC 7009) and introspection (RFC 7662), as far as a client may use them. */
export class OidcSystem {
  good = new Set([leaked, 'token-of-somebody-else'])
  changes = 0
  introspects = true
  issuer = ''
  revocation: string | undefined

  handle({ method, url, headers, body }: Asked): Reply {
    if (url.pathname === '/.well-known/openid-configuration') return { status: 200, json: this.#describe() }
    // Both parts form-encoded, then base64 (RFC 6749 section 2.3.1).
    if (headers['authorization'] !== `Basic ${btoa('clinic-portal:oidc+secret+lantern%2Bteapot')}`)
      return { status: 401, json: { error: 'invalid_client' } }
    const token = new URLSearchParams(body).get('token') ?? ''
    if (method === 'POST' && url.pathname === '/introspect')
      return { status: 200, json: { active: this.good.has(token) } }
    if (method !== 'POST' || url.pathname !== '/revoke') return { status: 404 }
    if (this.good.delete(token)) this.changes++
    // Also for a token that is none: RFC 7009 section 2.2.
    return { status: 200, text: '' }
  }

  #describe(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/auth`,
      revocation_endpoint: this.revocation ?? `${this.issuer}/revoke`,
      ...(this.introspects ? { introspection_endpoint: `${this.issuer}/introspect` } : {}),
    }
  }
}

export async function openOidcBench(system = new OidcSystem()): Promise<Bench & { system: OidcSystem }> {
  const elsewhere = await openHttpServer(() => ({ status: 200, json: {} }))
  const server = await openHttpServer((asked) => system.handle(asked))
  const faults = httpFaults(`${elsewhere.url}/revoke`)
  system.issuer = server.url
  return {
    connector: oidcGeneric,
    settings: { issuer: server.url, clientId: 'clinic-portal', clientSecret },
    context: testContext(),
    orders: [order('revoke-token', { kind: 'token', token: new Secret(leaked), type: 'refresh' })],
    aboutNobody: [],
    state: () => JSON.stringify([[...system.good], elsewhere.asked]),
    isSo: () => !system.good.has(leaked),
    changes: () => system.changes,
    exchanges: () => server.asked.length,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => server.plant(after, faults.find((fault) => fault.name === name)!),
    secrets: () => [clientSecret, leaked],
    names: ['127.0.0.1', 'canary-of-the-server', 'clinic-portal'],
    wrongSettings: {
      issuer: { issuer: 'https://id.clinic.example/?tenant=7' },
      hosts: { hosts: ['http://id2.clinic.example'] },
      clientId: { clientId: 'a\nb' },
    },
    system,
    async close() {
      await server.close()
      await elsewhere.close()
    },
  }
}
