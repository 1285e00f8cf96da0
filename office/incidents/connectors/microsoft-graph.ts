import Type from 'typebox'
import { type Health, type Refused, refused } from './answer.ts'
import { type HttpRequest, Web } from './asking/ask-http.ts'
import { bearer, type Client, claimsOf, clientToken } from './asking/client-credentials.ts'
import { type HttpAnswer, isObject, unclear } from './asking/http-answer.ts'
import { newPassword } from './asking/new-password.ts'
import { pathUnder } from './asking/path-under.ts'
import { seenValues } from './asking/seen-values.ts'
import type { ConnectorContext } from './contract.ts'
import { defineConnector, sameName } from './define-connector.ts'
import { healthOf } from './health.ts'
import type { Order } from './order.ts'
import { endpoint, protectedAccounts, secretSetting, textSetting, urlSetting } from './settings.ts'
import { type Look, takeSteps } from './take-steps.ts'

const offered = ['disable-account', 'revoke-sessions', 'reset-credential'] as const
type Offered = (typeof offered)[number]

const properties = [
  'id',
  'userPrincipalName',
  'displayName',
  'accountEnabled',
  'userType',
  'onPremisesSyncEnabled',
  'signInSessionsValidFromDateTime',
  'lastPasswordChangeDateTime',
].join(',')

/** The application permissions that are enough for each action, least first. */
const permissions: Record<Offered, readonly string[]> = {
  'disable-account': ['User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  'revoke-sessions': ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  'reset-credential': ['User-PasswordProfile.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
}

/** Accounts of Microsoft 365 and Entra ID through Microsoft Graph 1.0, as an application of its own. */
export const microsoftGraph = defineConnector({
  name: 'microsoft-graph',
  title: 'Microsoft Entra ID (Graph)',
  can: {
    'disable-account': 'Blocks sign-in of the account',
    'revoke-sessions': 'Makes refresh tokens and session cookies from before worthless',
    'reset-credential': 'Replaces the password by a random one that nobody knows; a new one is set with the person',
  },
  cannot: {
    'revoke-token': 'Entra ID has no revocation of single tokens. Revoke the sessions of the account.',
    'block-indicator': 'Block it in the mail gateway or the protection of the workstations, or by webhook.',
  },
  fields: {
    tenant: textSetting('Tenant id, or a domain of the tenant'),
    clientId: textSetting('Application (client) id of this connector'),
    clientSecret: secretSetting('Client secret of that application'),
    graphUrl: Type.Optional(urlSetting('For national clouds; otherwise https://graph.microsoft.com')),
    loginUrl: Type.Optional(urlSetting('For national clouds; otherwise https://login.microsoftonline.com')),
    protected: protectedAccounts(),
  },
  open(settings, context) {
    const graph = endpoint('microsoft-graph', 'graphUrl', settings.graphUrl ?? 'https://graph.microsoft.com')
    const login = endpoint('microsoft-graph', 'loginUrl', settings.loginUrl ?? 'https://login.microsoftonline.com')
    const client: Client = { id: settings.clientId, secret: settings.clientSecret, by: 'form' }
    const tenant = new Tenant(graph, login, settings.tenant, client, context)
    return { check: () => tenant.check(), ...takeSteps((order) => tenant.look(order), context) }
  },
})

class Tenant {
  readonly #context: ConnectorContext
  readonly #web: Web
  readonly #client: Client
  readonly #tokens: URL
  readonly #users: URL
  readonly #scope: string

  constructor(graph: URL, login: URL, tenant: string, client: Client, context: ConnectorContext) {
    this.#context = context
    this.#web = new Web(context, [graph, login])
    this.#client = client
    this.#tokens = pathUnder(login, tenant, 'oauth2', 'v2.0', 'token')
    this.#users = pathUnder(graph, 'v1.0', 'users')
    this.#scope = `${graph.origin}/.default`
  }

  check(): Promise<Health> {
    return healthOf(offered, async () => {
      const token = await this.#token()
      const url = new URL(this.#users)
      url.search = new URLSearchParams({ $top: '1', $select: 'id' }).toString()
      usersOf((await this.#ask(token, { method: 'GET', url })).expect([200]))
      const roles = claimsOf(token)?.['roles']
      return {
        working: 'yes',
        said: 'Graph answers and shows accounts.',
        rights: offered.map((action) => ({ action, ...rightFor(action, roles) })),
      }
    })
  }

  async look({ action, target, ordered }: Order): Promise<Look | Refused> {
    const name = target.kind === 'account' ? target.name : ''
    const token = await this.#token()
    const url = new URL(this.#users)
    // In OData a quotation mark inside a text is written twice.
    const $filter = `userPrincipalName eq '${name.replaceAll("'", "''")}'`
    url.search = new URLSearchParams({ $filter, $select: properties, $top: '2' }).toString()
    const found = usersOf((await this.#ask(token, { method: 'GET', url })).expect([200]))
    const fitting = found.filter(({ userPrincipalName: own }) => typeof own === 'string' && sameName(own, name))
    if (fitting.length > 1) return refused('ambiguous', 'Several accounts have this name. Nothing was changed.')
    if (fitting.length === 0) return refused('not-found', 'No account has this name. Nothing was changed.')
    const [user] = fitting
    const { id } = user!
    if (typeof id !== 'string') throw unclear('an account without an id')
    return this.#looks[action as Offered](user!, pathUnder(this.#users, id), token, Date.parse(ordered))
  }

  readonly #looks: Record<Offered, (user: User, url: URL, token: string, ordered: number) => Look | Refused> = {
    'disable-account': (user, url, token) => {
      const { accountEnabled: enabled, onPremisesSyncEnabled: synced } = user
      const so = typeof enabled === 'boolean' ? !enabled : undefined
      return {
        so,
        said: `The account was found; signing in is ${so === undefined ? 'of unknown state' : so ? 'blocked' : 'allowed'}.`,
        seen: seenUser(user),
        warnings: [
          'Access tokens already given out work for about an hour. Revoke the sessions as well.',
          ...(synced === true
            ? [
                'The account comes from the directory of the house: disable it there, too, or the next sync allows it again.',
              ]
            : []),
        ],
        change: () => this.#send(token, 'PATCH', url, { accountEnabled: false }),
      }
    },
    'revoke-sessions': (user, url, token, ordered) => {
      const from = timeOf(user['signInSessionsValidFromDateTime'])
      // The time is kept in whole seconds.
      const so = from === undefined ? undefined : from + 999 >= ordered
      return {
        so,
        said: `The account was found; its sessions were ${so ? 'revoked after' : 'not revoked since'} the order.`,
        seen: [...seenUser(user), ...seenValues({ 'sessions valid from': user['signInSessionsValidFromDateTime'] })],
        warnings: [
          'It takes some minutes to work everywhere; access tokens already given out work for about an hour.',
          ...(user['userType'] === 'Guest' ? ['A guest signs in at another organisation, where sessions go on.'] : []),
        ],
        change: () => this.#send(token, 'POST', pathUnder(url, 'revokeSignInSessions'), {}),
      }
    },
    'reset-credential': (user, url, token, ordered) => {
      if (user['onPremisesSyncEnabled'] === true)
        return refused(
          'not-offered',
          'The account comes from the directory of the house, which keeps its password: change it there (connector ldap).',
          seenUser(user),
        )
      const changed = timeOf(user['lastPasswordChangeDateTime'])
      const so = changed === undefined ? undefined : changed + 999 >= ordered
      return {
        so,
        said: `The account was found; its password was ${so ? 'changed after' : 'not changed since'} the order.`,
        seen: [...seenUser(user), ...seenValues({ 'password changed': user['lastPasswordChangeDateTime'] })],
        warnings: [
          'Revoke the sessions as well.',
          'Nobody knows the new password. Set another with the person, after checking who it is.',
        ],
        change: () => {
          const password = newPassword(this.#context.random)
          const passwordProfile = { password, forceChangePasswordNextSignIn: true }
          return this.#send(token, 'PATCH', url, { passwordProfile })
        },
      }
    },
  }

  async #send(token: string, method: 'PATCH' | 'POST', url: URL, json: unknown): Promise<void> {
    const answer = await this.#ask(token, { method, url, json })
    answer.expect([200, 204], {
      403: 'Graph does not let the connector do this (403): the application lacks the permission, or the account is an administrator, for whom it also needs a role',
      404: 'The account is no longer there (404)',
    })
  }

  #token(): Promise<string> {
    return clientToken(this.#web, this.#tokens, this.#client, this.#scope)
  }

  #ask(token: string, request: HttpRequest): Promise<HttpAnswer> {
    return this.#web.ask({ ...request, headers: bearer(token) })
  }
}

type User = Record<string, unknown>

function usersOf(answer: HttpAnswer): User[] {
  const { value } = answer.object()
  if (!Array.isArray(value) || !value.every(isObject)) throw unclear('no list of accounts')
  return value
}

function rightFor(action: Offered, roles: unknown): { allowed: 'yes' | 'no' | 'unknown'; said: string } {
  const enough = permissions[action]
  if (!Array.isArray(roles)) return { allowed: 'unknown', said: 'The token does not say which permissions it has' }
  const has = enough.find((permission) => roles.includes(permission))
  return has === undefined
    ? { allowed: 'no', said: `The application lacks the permission ${enough[0]}` }
    : { allowed: 'yes', said: `The application has the permission ${has}; administrators may need a role as well` }
}

function seenUser({ userPrincipalName, displayName, id, accountEnabled, userType }: User) {
  return seenValues({ account: userPrincipalName, name: displayName, id, enabled: accountEnabled, kind: userType })
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
