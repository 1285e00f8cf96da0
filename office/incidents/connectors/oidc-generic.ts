import Type from 'typebox'
import { type Health, type Refused, refused } from './answer.ts'
import { Web } from './asking/ask-http.ts'
import { acceptOAuth, basicAuth, type Client } from './asking/client-credentials.ts'
import { unclear } from './asking/http-answer.ts'
import { pathUnder } from './asking/path-under.ts'
import { StepFailure } from './asking/step-failure.ts'
import { defineConnector } from './define-connector.ts'
import { healthOf } from './health.ts'
import type { Order } from './order.ts'
import { endpoint, secretSetting, textSetting, urlSetting } from './settings.ts'
import { type Look, takeSteps } from './take-steps.ts'

const byAdministrator =
  'OpenID Connect gives an outside party no way to do this for an account: the provider has to offer it itself (scim, keycloak, microsoft-graph, ldap, or by hand).'

/**
 * Any OpenID Connect provider. The standards offer exactly one thing here: the client to which a token was issued may revoke it
 * (RFC 7009), and may ask whether it is still good (RFC 7662). Logging out is the person's (RP-initiated logout needs the browser)
 * or the provider's (back-channel logout is signed by the provider); neither can be asked for from outside.
 */
export const oidcGeneric = defineConnector({
  name: 'oidc-generic',
  title: 'OpenID Connect provider',
  can: { 'revoke-token': 'Revokes a token that was issued to the client of the settings' },
  cannot: {
    'disable-account': byAdministrator,
    'revoke-sessions': byAdministrator,
    'reset-credential': byAdministrator,
    'block-indicator': 'A sign-in provider blocks no addresses.',
  },
  fields: {
    issuer: urlSetting('Issuer, as in the discovery document'),
    clientId: textSetting('The client to which the tokens were issued'),
    clientSecret: secretSetting('Secret of that client'),
    hosts: Type.Optional(
      Type.Array(urlSetting('Base address of a further host'), {
        description: 'Further hosts on which endpoints of this provider may lie',
        maxItems: 20,
      }),
    ),
  },
  open(settings, context) {
    const issuer = endpoint('oidc-generic', 'issuer', settings.issuer)
    const hosts = (settings.hosts ?? []).map((host) => endpoint('oidc-generic', 'hosts', host))
    const client: Client = { id: settings.clientId, secret: settings.clientSecret, by: 'header' }
    const provider = new Provider(settings.issuer, new Web(context, [issuer, ...hosts]), client)
    return { check: () => provider.check(), ...takeSteps((order) => provider.look(order), context) }
  },
})

interface Endpoints {
  revocation: URL
  introspection: URL | undefined
}

class Provider {
  readonly #issuer: string
  readonly #web: Web
  readonly #client: Client

  constructor(issuer: string, web: Web, client: Client) {
    this.#issuer = issuer
    this.#web = web
    this.#client = client
  }

  check(): Promise<Health> {
    return healthOf(['revoke-token'], async () => {
      const endpoints = await this.#discover()
      if ('outcome' in endpoints)
        return {
          working: 'no',
          said: endpoints.said,
          rights: [{ action: 'revoke-token', allowed: 'no', said: endpoints.said }],
        }
      const said = endpoints.introspection
        ? 'Whether the credentials are right shows at the first token'
        : 'The provider does not tell whether a token is still good, so a revocation cannot be confirmed'
      return {
        working: 'yes',
        said: 'The provider answers and offers revocation of tokens.',
        rights: [{ action: 'revoke-token', allowed: 'unknown', said }],
      }
    })
  }

  async look({ target }: Order): Promise<Look | Refused> {
    if (target.kind !== 'token') throw new Error('only tokens get here')
    const endpoints = await this.#discover()
    if ('outcome' in endpoints) return endpoints
    const form = {
      token: target.token.text(),
      ...(target.type === undefined ? {} : { token_type_hint: `${target.type}_token` }),
    }
    const active = await this.#isActive(endpoints.introspection, form)
    return {
      so: active === undefined ? undefined : !active,
      said:
        active === undefined
          ? 'The provider does not tell whether the token is good, or ever was.'
          : active
            ? 'The provider says that the token is good.'
            : 'The provider says that the token is not good: revoked, run out, or never its own.',
      seen: [],
      warnings: [
        'Other tokens of the same sign-in may stay good. Services that check tokens by themselves accept it until it runs out.',
      ],
      change: async () => {
        const headers = basicAuth(this.#client.id, this.#client.secret)
        acceptOAuth(await this.#web.ask({ method: 'POST', url: endpoints.revocation, headers, form }))
      },
    }
  }

  async #isActive(url: URL | undefined, form: Record<string, string>): Promise<boolean | undefined> {
    if (url === undefined) return undefined
    const headers = basicAuth(this.#client.id, this.#client.secret)
    const { active } = acceptOAuth(await this.#web.ask({ method: 'POST', url, headers, form })).object()
    if (typeof active !== 'boolean') throw unclear('not whether the token is good')
    return active
  }

  /** The provider's own description (OpenID Connect Discovery 1.0), whose issuer must be the one of the settings. */
  async #discover(): Promise<Endpoints | Refused> {
    const url = pathUnder(new URL(this.#issuer), '.well-known', 'openid-configuration')
    const document = (await this.#web.ask({ method: 'GET', url })).expect([200]).object()
    if (document['issuer'] !== this.#issuer)
      throw StepFailure.refused('rejected', 'The provider calls itself another issuer than the settings do')
    const { revocation_endpoint: revocation, introspection_endpoint: introspection } = document
    if (revocation === undefined)
      return refused('not-offered', 'The provider offers no revocation of tokens. Ask its administrator to revoke it.')
    return {
      revocation: this.#allowed(revocation),
      introspection: introspection === undefined ? undefined : this.#allowed(introspection),
    }
  }

  #allowed(value: unknown): URL {
    const url = typeof value === 'string' ? URL.parse(value) : null
    if (url === null) throw unclear('an endpoint that is no address')
    if (!this.#web.allows(url))
      throw StepFailure.refused('rejected', 'The provider names an endpoint on a host that is not in the settings')
    return url
  }
}
