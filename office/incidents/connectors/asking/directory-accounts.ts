import { type Change, type Entry, resultCodes } from '../../../../base/directory/index.ts'
import { type Health, type Refused, refused } from '../answer.ts'
import type { ConnectorContext } from '../contract.ts'
import { sameName } from '../define-connector.ts'
import { healthOf } from '../health.ts'
import type { Order } from '../order.ts'
import type { Look } from '../take-steps.ts'
import { askDirectory, type DirectoryLogin, refusalOf } from './ask-directory.ts'
import {
  type DirectoryKind,
  type DirectoryKindName,
  directoryKinds,
  encodePassword,
  passwordSet,
  textOf,
} from './directory-kinds.ts'
import { newPassword } from './new-password.ts'
import { instant, seenValues } from './seen-values.ts'
import { StepFailure } from './step-failure.ts'

/** What is asked of a directory server. */
export const offered = ['disable-account', 'reset-credential'] as const

/** Where accounts are looked for. */
export interface Where {
  base: string
  kind: DirectoryKindName
  policy?: string
}

/** The accounts of one directory server: finds exactly one, says how it stands, and changes one attribute of it. */
export class Accounts {
  readonly #login: DirectoryLogin
  readonly #base: string
  readonly #kind: DirectoryKind
  readonly #isActiveDirectory: boolean
  readonly #policy: string | undefined
  readonly #context: ConnectorContext

  constructor(login: DirectoryLogin, { base, kind, policy }: Where, context: ConnectorContext) {
    this.#login = login
    this.#base = base
    this.#policy = policy
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
    if (this.#isOwnOrCritical(entry))
      return refused(
        'protected',
        "This is the connector's own account, or one on which the directory itself depends, and is not touched",
      )
    if (action === 'reset-credential') return this.#lookPassword(entry, Date.parse(ordered))
    return (await this.#wouldMeanNothing(entry)) ?? this.#lookDisabled(entry)
  }

  /** A refusal where the server would keep the lock and let the account in all the same. */
  async #wouldMeanNothing(account: Entry): Promise<Refused | undefined> {
    const { condition } = this.#kind
    if (condition === undefined) return undefined
    const base = condition.entry(account, this.#policy)
    if (base === undefined)
      return refused(
        'not-offered',
        'No password policy is known for this account, so a lock may mean nothing: name the default policy in the settings',
        this.#seen(account),
      )
    const query = {
      base,
      scope: 'base',
      filter: { present: 'objectClass' },
      attributes: [condition.attribute],
    } as const
    const { result, entries } = await askDirectory(this.#login, this.#context, (directory) =>
      directory.search({ ...query, most: 1, seconds: 10 }),
    )
    if (result.code !== resultCodes.success) throw refusalOf(result, 'reading the password policy')
    const [policy] = entries
    if (policy !== undefined && textOf(policy, condition.attribute)?.toUpperCase() === condition.value) return undefined
    return refused(
      'not-offered',
      'The password policy of this account does not lock accounts (pwdLockout), so a lock would mean nothing',
      this.#seen(account),
    )
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

  #isOwnOrCritical(entry: Entry): boolean {
    const names = [entry.name, ...this.#kind.names.map((attribute) => textOf(entry, attribute) ?? '')]
    return this.#kind.isCritical(entry) || names.some((name) => sameName(name, this.#login.name))
  }

  #lookDisabled(entry: Entry): Look {
    const so = this.#kind.isDisabled(entry)
    return {
      so,
      said: `The account was found and is ${so === undefined ? 'of unknown state' : so ? 'disabled' : 'enabled'}.`,
      seen: this.#seen(entry),
      warnings: [
        'Tickets and sessions already given out work until they run out (10 hours as a rule).',
        ...(this.#kind.mayDisable(entry) === false ? ['The connector has no right to disable this account.'] : []),
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
        // Tried on a domain controller: the password before the last one is let in no more.
        'Servers may accept the old password for network sign-ins (NTLM) for up to an hour. To shut that out as well, disable the account meanwhile, or give a second order.',
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
