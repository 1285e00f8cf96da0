import { scim } from '../../office/incidents/connectors/scim.ts'
import type { Bench } from './bench.ts'
import { type Asked, httpFaults, openHttpServer, type Reply } from './http-server.ts'
import { account, order, testContext } from './world.ts'

const token = 'scim-token-lantern-teapot'
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

interface ScimUser {
  schemas: string[]
  id: string
  userName: string
  displayName: string
  active: boolean
}

const user = (id: string, userName: string, displayName: string): ScimUser => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id,
  userName,
  displayName,
  active: true,
})

/** A SCIM service as RFC 7644 has it, as much of it as an identity provider shows to a provisioning client. */
export class ScimSystem {
  users = [
    user('2819c223-7f76-453a-919d-413861904646', 'lam.sw@clinic.example', 'Lam Siu Wai'),
    user('c75ad752-64ae-4823-840d-ffa80929976c', 'ho.kt@clinic.example', 'Ho Kwok Tai'),
    user('3a1bd1ea-2b1d-4b0e-9b63-1a9c5d7a0f11', '"quoted\\" or active eq true', 'Quirk'),
  ]
  changes = 0
  /** Some services answer 204 to a PATCH, some the user. */
  patchStatus = 204
  ignoresFilter = false
  forgetsPatch = false

  handle({ method, url, headers, body }: Asked): Reply {
    if (headers['authorization'] !== `Bearer ${token}`) return { status: 401, json: { status: '401' } }
    if (method === 'GET' && url.pathname === '/scim/v2/Users') return this.#find(url.searchParams)
    const one = this.users.find(({ id }) => url.pathname === `/scim/v2/Users/${id}`)
    if (one === undefined) return { status: 404, json: { status: '404' } }
    return method === 'PATCH' ? this.#patch(one, JSON.parse(body)) : { status: 405 }
  }

  #find(query: URLSearchParams): Reply {
    const filter = query.get('filter')
    const wanted = filter === null ? undefined : /^userName eq (".*")$/.exec(filter)?.[1]
    if (filter !== null && wanted === undefined) return { status: 400, json: { scimType: 'invalidFilter' } }
    const name = wanted === undefined ? undefined : (JSON.parse(wanted) as string).toLowerCase()
    const found = this.users.filter(
      (one) => this.ignoresFilter || name === undefined || one.userName.toLowerCase() === name,
    )
    if (found.length === 0) return { status: 200, json: { schemas: [list], totalResults: 0 } }
    const Resources = found.slice(0, Number(query.get('count') ?? 100))
    return { status: 200, json: { schemas: [list], totalResults: found.length, Resources } }
  }

  #patch(one: ScimUser, { schemas, Operations }: { schemas: string[]; Operations: Record<string, unknown>[] }): Reply {
    const [operation] = Operations
    if (!schemas.includes(patchOp) || operation?.['op'] !== 'replace' || operation['path'] !== 'active')
      return { status: 400, json: { scimType: 'invalidSyntax' } }
    if (!this.forgetsPatch) {
      one.active = operation['value'] as boolean
      this.changes++
    }
    return this.patchStatus === 204 ? { status: 204 } : { status: 200, json: one }
  }
}

export async function openScimBench(system = new ScimSystem()): Promise<Bench & { system: ScimSystem }> {
  const elsewhere = await openHttpServer(() => ({ status: 200, json: {} }))
  const server = await openHttpServer((asked) => system.handle(asked))
  const faults = httpFaults(`${elsewhere.url}/scim/v2/Users`)
  return {
    connector: scim,
    settings: { url: `${server.url}/scim/v2`, token, protected: ['emergency@clinic.example'] },
    context: testContext(),
    orders: [order('disable-account', account('Lam.SW@clinic.example'))],
    aboutNobody: [order('disable-account', account('nobody@clinic.example'))],
    state: () => JSON.stringify([system.users, elsewhere.asked]),
    isSo: () => system.users[0]!.active === false,
    changes: () => system.changes,
    exchanges: () => server.asked.length,
    faults: faults.map(({ name }) => name),
    plant: (after, name) => server.plant(after, faults.find((fault) => fault.name === name)!),
    secrets: () => [token],
    names: ['lam.sw', 'Lam Siu Wai', '127.0.0.1', '2819c223', 'canary-of-the-server'],
    wrongSettings: {
      url: { url: 'http://scim.clinic.example/v2' },
      token: { token: undefined },
    },
    system,
    async close() {
      await server.close()
      await elsewhere.close()
    },
  }
}
