import type { Secret } from '../../../base/vault/index.ts'
import { type Health, type Refused, refused } from './answer.ts'
import { type HttpRequest, Web } from './asking/ask-http.ts'
import { bearer } from './asking/client-credentials.ts'
import { type HttpAnswer, isObject, unclear } from './asking/http-answer.ts'
import { pathUnder } from './asking/path-under.ts'
import { seenValues } from './asking/seen-values.ts'
import type { ConnectorContext } from './contract.ts'
import { defineConnector, sameName } from './define-connector.ts'
import { healthOf } from './health.ts'
import type { Order } from './order.ts'
import { endpoint, protectedAccounts, secretSetting, urlSetting } from './settings.ts'
import { type Look, takeSteps } from './take-steps.ts'

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** SCIM 2.0 (RFC 7643, RFC 7644): one account set to inactive. SCIM knows nothing of sessions. */
export const scim = defineConnector({
  name: 'scim',
  title: 'SCIM 2.0',
  can: { 'disable-account': 'Sets the account to inactive' },
  cannot: {
    'revoke-sessions': 'SCIM knows no sessions. End them where people sign in.',
    'reset-credential':
      'SCIM does not show when a password was changed, so nobody could tell whether it was. Change it where people sign in.',
    'revoke-token': 'SCIM knows no tokens. Revoke it where it was issued.',
    'block-indicator': 'SCIM keeps accounts only.',
  },
  fields: {
    url: urlSetting('Base address of the service, such as https://id.clinic.example/scim/v2'),
    token: secretSetting('Bearer token of the connector'),
    protected: protectedAccounts(),
  },
  open(settings, context) {
    const service = new ScimService(endpoint('scim', 'url', settings.url), settings.token, context)
    return { check: () => service.check(), ...takeSteps((order) => service.look(order), context) }
  },
})

class ScimService {
  readonly #base: URL
  readonly #token: Secret
  readonly #web: Web

  constructor(base: URL, token: Secret, context: ConnectorContext) {
    this.#base = base
    this.#token = token
    this.#web = new Web(context, [base])
  }

  check(): Promise<Health> {
    return healthOf(['disable-account'], async () => {
      const url = pathUnder(this.#base, 'Users')
      url.search = new URLSearchParams({ count: '1', attributes: 'id' }).toString()
      resources((await this.#ask({ method: 'GET', url })).expect([200]))
      const said = 'SCIM does not say whether the token may change accounts'
      return {
        working: 'yes',
        said: 'The service answers and shows accounts.',
        rights: [{ action: 'disable-account', allowed: 'unknown', said }],
      }
    })
  }

  async look({ target }: Order): Promise<Look | Refused> {
    const name = target.kind === 'account' ? target.name : ''
    const url = pathUnder(this.#base, 'Users')
    const filter = `userName eq ${JSON.stringify(name)}`
    url.search = new URLSearchParams({ filter, attributes: 'userName,active,displayName', count: '2' }).toString()
    const found = resources((await this.#ask({ method: 'GET', url })).expect([200]))
    // A server that ignores the filter answers with whoever comes first: only the ordered name counts.
    const fitting = found.filter(({ userName }) => typeof userName === 'string' && sameName(userName, name))
    if (fitting.length > 1) return refused('ambiguous', 'Several accounts have this name. Nothing was changed.')
    if (fitting.length === 0) return refused('not-found', 'No account has this name. Nothing was changed.')
    return this.#lookAt(fitting[0]!)
  }

  #lookAt({ id, userName, displayName, active }: Record<string, unknown>): Look {
    if (typeof id !== 'string') throw unclear('an account without an id')
    const url = pathUnder(this.#base, 'Users', id)
    const so = typeof active === 'boolean' ? !active : undefined
    return {
      so,
      said:
        so === undefined
          ? 'The account was found; whether it is active is not shown.'
          : `The account was found and is ${so ? 'inactive' : 'active'}.`,
      seen: seenValues({ account: userName, name: displayName, id, active }),
      warnings: ['Open sessions may go on until they are ended where people sign in.'],
      change: async () => {
        const json = { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: false }] }
        const answer = await this.#ask({ method: 'PATCH', url, json })
        answer.expect([200, 204], { 404: 'The account is no longer there (404)' })
      },
    }
  }

  #ask(request: HttpRequest): Promise<HttpAnswer> {
    const headers = { accept: 'application/scim+json, application/json', ...bearer(this.#token.text()) }
    const type = request.json === undefined ? {} : { 'content-type': 'application/scim+json' }
    return this.#web.ask({ ...request, headers: { ...headers, ...(type as Record<string, string>) } })
  }
}

/** The users of a list response (RFC 7644 section 3.4.2); an empty list may come without `Resources`. */
function resources(answer: HttpAnswer): Record<string, unknown>[] {
  const { totalResults, Resources: list } = answer.object()
  if (totalResults === 0 && list === undefined) return []
  if (!Array.isArray(list) || !list.every(isObject)) throw unclear('no list of accounts')
  return list.filter(({ schemas }) => !Array.isArray(schemas) || schemas.length === 0 || schemas.includes(userSchema))
}
