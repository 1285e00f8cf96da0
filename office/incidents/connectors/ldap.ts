import Type from 'typebox'
import { isLoopback } from '../../../base/addresses.ts'
import { type Change, type Entry, resultCodes } from '../../../base/directory/index.ts'
import { type Health, type Refused, refused } from './answer.ts'
import { askDirectory, type DirectoryLogin, refusalOf } from './asking/ask-directory.ts'
import { type DirectoryKind, directoryKinds, encodePassword, passwordSet, textOf } from './asking/directory-kinds.ts'
import { newPassword } from './asking/new-password.ts'
import { instant, seenValues } from './asking/seen-values.ts'
import { StepFailure } from './asking/step-failure.ts'
import type { ConnectorContext } from './contract.ts'
import { defineConnector, sameName } from './define-connector.ts'
import { healthOf } from './health.ts'
import type { Order } from './order.ts'
import { protectedAccounts, secretSetting, textSetting, wrongSetting } from './settings.ts'
import { type Look, takeSteps } from './take-steps.ts'

const offered = ['disable-account', 'reset-credential'] as const

/** Active Directory and other LDAP servers. Only over TLS, except to this very machine. */
export const ldap = defineConnector({
  name: 'ldap',
  title: 'Active Directory or LDAP',
  can: {
    'disable-account': 'Disables the account',
    'reset-credential':
      'Active Directory: replaces the password by a random one that nobody knows; a new one is set with the person',
  },
  cannot: {
    'revoke-sessions':
      'A directory knows no sessions. Tickets already given out work until they run out (10 hours as a rule): sign the person out of the workstations and restart what was reached.',
    'revoke-token': 'A directory knows no tokens. Revoke it where it was issued.',
    'block-indicator': 'A directory keeps accounts only.',
  },
  fields: {
    kind: Type.Unsafe<keyof typeof directoryKinds>({
      enum: Object.keys(directoryKinds),
      description: 'What kind of server it is',
    }),
    host: textSetting('Host name, as in its certificate'),
    port: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 65_535, description: 'Otherwise 636, or 389 with StartTLS' }),
    ),
    security: Type.Optional(
      Type.Unsafe<'ldaps' | 'starttls' | 'none'>({
        enum: ['ldaps', 'starttls', 'none'],
        description: 'Otherwise ldaps; none is allowed to this very machine only',
      }),
    ),
    authority: Type.Optional(
      Type.String({
        maxLength: 65_536,
        description: 'PEM of the authority that signed its certificate, if it is your own',
      }),
    ),
    base: textSetting('Entry below which accounts are looked for, such as DC=clinic,DC=example'),
    bindName: textSetting('Name of the account of this connector'),
    bindPassword: secretSetting('Password of that account'),
    protected: protectedAccounts(),
  },
  open(settings, context) {
    const { host, security = 'ldaps', authority } = settings
    if (security === 'none' && !isLoopback(host))
      throw wrongSetting('ldap', 'security', 'must be ldaps or starttls (none is allowed to this very machine only)')
    const port = settings.port ?? (security === 'ldaps' ? 636 : 389)
    const address = { host, port, security, ...(authority === undefined ? {} : { authority }) }
    const login: DirectoryLogin = { address, name: settings.bindName, password: settings.bindPassword }
    const accounts = new Accounts(login, settings.base, settings.kind, context)
    return { check: () => accounts.check(), ...takeSteps((order) => accounts.look(order), context) }
  },
})

class Accounts {
  readonly #login: DirectoryLogin
  readonly #base: string
  readonly #kind: DirectoryKind
  readonly #isActiveDirectory: boolean
  readonly #context: ConnectorContext

  constructor(login: DirectoryLogin, base: string, kind: keyof typeof directoryKinds, context: ConnectorContext) {
    this.#login = login
    this.#base = base
    this.#kind = directoryKinds[kind]
    this.#isActiveDirectory = kind === 'active-directory'
    this.#context = context
  }

  check(): Promise<Health> {
    return healthOf(offered, async () => {
      await askDirectory(this.#login, this.#context, async (directory) => {
        const query = {
          base: this.#base,
          scope: 'base',
          filter: { present: 'objectClass' },
          attributes: ['1.1'],
        } as const
        const { result, entries } = await directory.search({ ...query, most: 1, seconds: 10 })
        if (result.code !== resultCodes.success) throw refusalOf(result, 'reading the base entry')
        if (entries.length === 0) throw StepFailure.refused('not-found', 'The base entry of the settings is not shown')
      })
      const rights = offered.map((action) => {
        if (action === 'reset-credential' && !this.#isActiveDirectory)
          return { action, allowed: 'no' as const, said: 'Offered with Active Directory only' }
        return { action, allowed: 'unknown' as const, said: 'Depends on the account; the dry run says what is known' }
      })
      return { working: 'yes', said: 'The directory answers and accepts the sign-in.', rights }
    })
  }

  async look({ action, target, ordered }: Order): Promise<Look | Refused> {
    if (action === 'reset-credential' && !this.#isActiveDirectory)
      return refused(
        'not-offered',
        'Passwords are replaced in Active Directory only. Set a new one with the tools of the directory.',
      )
    const name = target.kind === 'account' ? target.name : ''
    const entries = await this.#find(name)
    if (entries.length > 1) return refused('ambiguous', 'Several accounts have this name. Nothing was changed.')
    const [entry] = entries
    if (entry === undefined) return refused('not-found', 'No account has this name. Nothing was changed.')
    return action === 'disable-account' ? this.#lookDisabled(entry) : this.#lookPassword(entry, Date.parse(ordered))
  }

  async #find(name: string): Promise<Entry[]> {
    const { names, reads, filter } = this.#kind
    const { result, entries } = await askDirectory(this.#login, this.#context, (directory) =>
      directory.search({
        base: this.#base,
        scope: 'subtree',
        filter: filter(name),
        attributes: [...names, ...reads],
        most: 3,
        seconds: 10,
      }),
    )
    if (result.code !== resultCodes.success && result.code !== resultCodes.sizeLimitExceeded)
      throw refusalOf(result, 'looking for the account')
    // Whatever the server takes for a match, only the ordered name counts.
    return entries.filter((entry) => names.some((attribute) => sameName(textOf(entry, attribute) ?? '', name)))
  }

  #lookDisabled(entry: Entry): Look {
    const so = this.#kind.isDisabled(entry)
    return {
      so,
      said: `The account was found and is ${so === undefined ? 'of unknown state' : so ? 'disabled' : 'enabled'}.`,
      seen: this.#seen(entry),
      warnings: [
        'Tickets and sessions already given out work until they run out (10 hours as a rule).',
        ...(mayWrite(entry, 'userAccountControl') === false
          ? ['The connector has no right to disable this account.']
          : []),
      ],
      change: () => {
        const change = this.#kind.disable(entry)
        if (change === undefined)
          throw StepFailure.refused(
            'forbidden',
            'The directory does not show the flags of the account to the connector',
          )
        return this.#modify(entry, change, 'disabling the account')
      },
    }
  }

  #lookPassword(entry: Entry, ordered: number): Look {
    const set = passwordSet(entry)
    // 0 only asks for a new password at the next sign-in, for which the old one is enough: whoever has it would choose the new one.
    const so = set === undefined ? undefined : set + 1 >= ordered
    return {
      so,
      said: `The account was found; its password was ${set === undefined ? 'set at a time that is not shown' : so ? 'changed after the order' : 'not changed since the order'}.`,
      seen: [...this.#seen(entry), ...seenValues({ 'password set': set === 0 ? undefined : instant(set) })],
      warnings: [
        'Tickets and sessions already given out work until they run out (10 hours as a rule).',
        'Nobody knows the new password. Set another with the person, after checking who it is.',
      ],
      change: () => {
        const value = encodePassword(newPassword(this.#context.random))
        return this.#modify(
          entry,
          { kind: 'replace', attribute: 'unicodePwd', values: [value] },
          'replacing the password',
        )
      },
    }
  }

  async #modify(entry: Entry, change: Change, doing: string): Promise<void> {
    const result = await askDirectory(this.#login, this.#context, (directory) => directory.modify(entry.name, [change]))
    if (result.code !== resultCodes.success) throw refusalOf(result, doing)
  }

  #seen(entry: Entry) {
    const shown = this.#kind.names.map((attribute) => [attribute, textOf(entry, attribute)])
    const name = textOf(entry, 'displayName') ?? textOf(entry, 'cn')
    return seenValues({ ...Object.fromEntries(shown), name, entry: entry.name })
  }
}

/** Whether Active Directory says that this connector may write an attribute of the entry; undefined where it does not say. */
function mayWrite(entry: Entry, attribute: string): boolean | undefined {
  const allowed = entry.attributes.get('allowedattributeseffective')
  return allowed?.some((value) => value.toString('utf8').toLowerCase() === attribute.toLowerCase())
}
