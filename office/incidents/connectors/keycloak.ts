import { type Health, type Refused, refused } from './answer.ts'
import { type HttpRequest, Web } from './asking/ask-http.ts'
import { bearer, type Client, claimsOf, clientToken } from './asking/client-credentials.ts'
import { type HttpAnswer, isObject, unclear } from './asking/http-answer.ts'
import { newPassword } from './asking/new-password.ts'
import { pathUnder } from './asking/path-under.ts'
import { count, instant, seenValues } from './asking/seen-values.ts'
import type { ConnectorContext } from './contract.ts'
import { defineConnector, sameName } from './define-connector.ts'
import { healthOf } from './health.ts'
import type { Order } from './order.ts'
import { endpoint, protectedAccounts, secretSetting, textSetting, urlSetting } from './settings.ts'
import { type Look, takeSteps } from './take-steps.ts'

const offered = ['disable-account', 'revoke-sessions', 'reset-credential'] as const

/** Keycloak's admin REST API, as a client of its own with the role `manage-users` of the realm. */
export const keycloak = defineConnector({
  name: 'keycloak',
  title: 'Keycloak',
  can: {
    'disable-account': 'Sets the account to not enabled',
    'revoke-sessions': 'Signs the account out everywhere; refresh and offline tokens from before are worthless',
    'reset-credential': 'Replaces the password by a random one that nobody knows; a new one is set with the person',
  },
  cannot: {
    'revoke-token': 'Use the connector oidc-generic with the client to which the token was issued.',
    'block-indicator': 'Keycloak keeps accounts only.',
  },
  fields: {
    url: urlSetting('Base address of Keycloak, such as https://id.clinic.example'),
    realm: textSetting('Realm of the accounts'),
    clientId: textSetting('Client of this connector, with a service account that has the role manage-users'),
    clientSecret: secretSetting('Secret of that client'),
    protected: protectedAccounts(),
  },
  open(settings, context) {
    const base = endpoint('keycloak', 'url', settings.url)
    const client: Client = { id: settings.clientId, secret: settings.clientSecret, by: 'header' }
    const realm = new Realm(base, settings.realm, client, context)
    return { check: () => realm.check(), ...takeSteps((order) => realm.look(order), context) }
  },
})

class Realm {
  readonly #context: ConnectorContext
  readonly #web: Web
  readonly #client: Client
  readonly #tokens: URL
  readonly #users: URL
  readonly #realm: string

  constructor(base: URL, realm: string, client: Client, context: ConnectorContext) {
    this.#context = context
    this.#web = new Web(context, [base])
    this.#client = client
    this.#realm = realm
    this.#tokens = pathUnder(base, 'realms', realm, 'protocol', 'openid-connect', 'token')
    this.#users = pathUnder(base, 'admin', 'realms', realm, 'users')
  }

  check(): Promise<Health> {
    return healthOf(offered, async () => {
      const token = await clientToken(this.#web, this.#tokens, this.#client)
      const url = new URL(this.#users)
      url.search = 'max=1&briefRepresentation=true'
      ;(await this.#ask(token, { method: 'GET', url })).expect([200]).objects()
      const manages = this.#manages(token)
      const allowed = manages === undefined ? 'unknown' : manages ? 'yes' : 'no'
      const said = {
        unknown: 'The token does not say which roles the client has',
        yes: 'The client has the role manage-users',
        no: 'The client lacks the role manage-users of the realm',
      }[allowed]
      return {
        working: 'yes',
        said: 'Keycloak answers and shows accounts.',
        rights: offered.map((action) => ({ action, allowed, said })),
      }
    })
  }

  /** The role stands at `realm-management`, or at `<realm>-realm` for a client of the master realm. */
  #manages(token: string): boolean | undefined {
    const access = claimsOf(token)?.['resource_access']
    if (!isObject(access)) return undefined
    const holders = [access['realm-management'], access[`${this.#realm}-realm`]]
    return holders.some(
      (holder) => isObject(holder) && Array.isArray(holder['roles']) && holder['roles'].includes('manage-users'),
    )
  }

  async look({ action, target, ordered }: Order): Promise<Look | Refused> {
    const name = target.kind === 'account' ? target.name : ''
    const token = await clientToken(this.#web, this.#tokens, this.#client)
    const found = await this.#find(token, name)
    if (found.length > 1) return refused('ambiguous', 'Several accounts have this name. Nothing was changed.')
    if (found.length === 0) return refused('not-found', 'No account has this name. Nothing was changed.')
    if (sameName(name, `service-account-${this.#client.id}`))
      return refused('protected', "This is the connector's own account and is not touched")
    const id = found[0]!['id']
    if (typeof id !== 'string') throw unclear('an account without an id')
    const user = (await this.#ask(token, { method: 'GET', url: pathUnder(this.#users, id) })).expect([200]).object()
    // The whole account is sent back when it is disabled: anything but this very account must not get that far.
    if (user['id'] !== id || !sameName(String(user['username']), name))
      throw unclear('another account than the one asked for')
    const account: Account = { id, user, token, ordered: Date.parse(ordered) }
    return this.#looks[action as (typeof offered)[number]](account)
  }

  async #find(token: string, name: string): Promise<Record<string, unknown>[]> {
    const url = new URL(this.#users)
    url.search = new URLSearchParams({
      username: name,
      exact: 'true',
      max: '2',
      briefRepresentation: 'true',
    }).toString()
    const users = (await this.#ask(token, { method: 'GET', url })).expect([200]).objects()
    return users.filter(({ username }) => typeof username === 'string' && sameName(username, name))
  }

  readonly #looks: Record<(typeof offered)[number], (account: Account) => Promise<Look>> = {
    'disable-account': async ({ id, user, token }) => {
      const so = typeof user['enabled'] === 'boolean' ? !user['enabled'] : undefined
      return {
        so,
        said: `The account was found and is ${so === undefined ? 'of unknown state' : so ? 'disabled' : 'enabled'}.`,
        seen: seenAccount(user),
        warnings: ['Access tokens already given out work until they run out. End the sessions as well.'],
        change: () => this.#send(token, 'PUT', pathUnder(this.#users, id), withEnabled(user, false)),
      }
    },
    'revoke-sessions': async ({ id, user, token, ordered }) => {
      const url = pathUnder(this.#users, id, 'sessions')
      const sessions = (await this.#ask(token, { method: 'GET', url })).expect([200]).objects()
      const since = typeof user['notBefore'] === 'number' ? user['notBefore'] * 1000 : 0
      // Without the second condition, offline tokens from before would still be good although no session is open. `notBefore`
      // counts whole seconds.
      const so = sessions.length === 0 && since + 999 >= ordered
      return {
        so,
        said: `The account was found with ${count(sessions.length, 'open session')}${so ? ', and earlier tokens are worthless' : ''}.`,
        seen: [...seenAccount(user), ...sessions.slice(0, 20).flatMap(seenSession)],
        warnings: ['Access tokens already given out work until they run out, some minutes as a rule.'],
        change: () => this.#send(token, 'POST', pathUnder(this.#users, id, 'logout'), {}),
      }
    },
    'reset-credential': async ({ id, user, token, ordered }) => {
      const url = pathUnder(this.#users, id, 'credentials')
      const credentials = (await this.#ask(token, { method: 'GET', url })).expect([200]).objects()
      const passwords = credentials.filter(({ type }) => type === 'password')
      const set = Math.max(
        0,
        ...passwords.map(({ createdDate }) => (typeof createdDate === 'number' ? createdDate : 0)),
      )
      const so = set >= ordered
      const others = credentials.length - passwords.length
      return {
        so,
        said: `The account was found; its password was ${set === 0 ? 'never set here' : so ? 'changed after the order' : 'set before the order'}.`,
        seen: [...seenAccount(user), ...seenValues({ 'password set': set === 0 ? undefined : instant(set) })],
        warnings: [
          'Open sessions go on: end them as well.',
          'Nobody knows the new password. Set another with the person, after checking who it is.',
          ...(others === 0
            ? []
            : ['The account also has other ways to sign in (one-time codes, passkeys), which stay.']),
        ],
        change: () => {
          const value = newPassword(this.#context.random)
          const json = { type: 'password', value, temporary: true }
          return this.#send(token, 'PUT', pathUnder(this.#users, id, 'reset-password'), json)
        },
      }
    },
  }

  async #send(token: string, method: 'PUT' | 'POST', url: URL, json: unknown): Promise<void> {
    const answer = await this.#ask(token, { method, url, json })
    answer.expect([200, 204], { 404: 'The account is no longer there (404)' })
  }

  #ask(token: string, request: HttpRequest): Promise<HttpAnswer> {
    return this.#web.ask({ ...request, headers: bearer(token) })
  }
}

interface Account {
  id: string
  user: Record<string, unknown>
  token: string
  /** Milliseconds since 1970. */
  ordered: number
}

/**
 * The account as it was read, with one field changed. Keycloak takes a PUT for the whole account: since version 24 a body with
 * one field alone may clear others. What only describes the reader's rights is left out.
 */
function withEnabled(user: Record<string, unknown>, enabled: boolean): Record<string, unknown> {
  const { access: _access, userProfileMetadata: _metadata, ...rest } = user
  return { ...rest, enabled }
}

function seenAccount({ username, firstName, lastName, id, enabled }: Record<string, unknown>) {
  return seenValues({ account: username, 'given name': firstName, 'family name': lastName, id, enabled })
}

function seenSession({ ipAddress, start, lastAccess }: Record<string, unknown>) {
  return seenValues({
    'session from': ipAddress,
    'session began': instant(start),
    'session last used': instant(lastAccess),
  })
}
