import { createHmac } from 'node:crypto'
import Type from 'typebox'
import { ipAddress, isInRanges } from '../../../base/addresses.ts'
import type { Clock } from '../../../base/clock.ts'
import type { Secret } from '../../../base/vault/index.ts'
import {
  type Answer,
  alreadySo,
  done,
  type Health,
  type Preview,
  type Refused,
  refused,
  type Seen,
  unknown,
} from './answer.ts'
import { Web } from './asking/ask-http.ts'
import { unclear } from './asking/http-answer.ts'
import { StepFailure } from './asking/step-failure.ts'
import type { Connection, ConnectorContext } from './contract.ts'
import { defineConnector } from './define-connector.ts'
import { healthOf } from './health.ts'
import { isProtected } from './indicator.ts'
import type { Order } from './order.ts'
import { endpoint, secretSetting, textSetting, urlSetting, wrongSetting } from './settings.ts'
import { refusalBefore } from './take-steps.ts'

const outcomes = ['done', 'already', 'refused'] as const

/**
 * Any system that can take a signed message: a firewall's automation, a mail gateway, a name server. Signed as Standard Webhooks
 * has it (HMAC-SHA256 over number, time and body), so the receiver can tell who sent it, that it is fresh, and that it was not
 * taken before. The receiver's side is described in docs/guides/add-a-connector.md.
 */
export const webhook = defineConnector({
  name: 'webhook',
  title: 'Webhook',
  can: { 'block-indicator': 'Sends a signed order to block an address, name or file' },
  cannot: {
    'disable-account':
      'Accounts need a system that can be asked before and after: scim, keycloak, microsoft-graph, ldap.',
    'revoke-sessions': 'Accounts need a system that can be asked before and after: keycloak, microsoft-graph.',
    'reset-credential': 'Accounts need a system that can be asked before and after: keycloak, microsoft-graph, ldap.',
    'revoke-token': 'A token would leave the house in a message. Use oidc-generic, or do it by hand.',
  },
  fields: {
    url: urlSetting('Where orders are sent'),
    secret: secretSetting('Key of the signature, 24 characters or more; the receiver has the same'),
    questionUrl: Type.Optional(
      urlSetting('Where questions are sent (checks and dry runs); whatever arrives there must change nothing'),
    ),
    protected: Type.Optional(
      Type.Array(textSetting('An address, range, domain, mail address or SHA-256'), {
        description: 'What is never blocked: the own domains and networks, and those of suppliers',
        maxItems: 500,
      }),
    ),
  },
  open(settings, context) {
    if (settings.secret.text().length < 24)
      throw wrongSetting('webhook', 'secret', 'is too short to be safe (24 characters or more)')
    const own = settings.protected ?? []
    checkRanges(own)
    const orders = endpoint('webhook', 'url', settings.url)
    const questions =
      settings.questionUrl === undefined ? undefined : endpoint('webhook', 'questionUrl', settings.questionUrl)
    return new Receiver(orders, questions, settings.secret, own, context)
  },
})

/** A mistyped range would protect nothing, and nobody would notice. */
function checkRanges(entries: readonly string[]): void {
  for (const entry of entries.filter((one) => one.includes('/') || ipAddress(one) !== undefined))
    try {
      isInRanges('192.0.2.1', [entry])
    } catch {
      throw wrongSetting('webhook', 'protected', 'holds something that is no range such as 10.0.0.0/8')
    }
}

class Receiver implements Connection {
  readonly #orders: URL
  readonly #questions: URL | undefined
  readonly #secret: Secret
  readonly #protected: readonly string[]
  readonly #web: Web
  readonly #clock: Clock

  constructor(
    orders: URL,
    questions: URL | undefined,
    secret: Secret,
    own: readonly string[],
    context: ConnectorContext,
  ) {
    this.#orders = orders
    this.#questions = questions
    this.#secret = secret
    this.#protected = own
    this.#web = new Web(context, questions === undefined ? [orders] : [orders, questions])
    this.#clock = context.clock
  }

  check(): Promise<Health> {
    return healthOf(['block-indicator'], async () => {
      const questions = this.#questions
      if (questions === undefined)
        return health('unknown', 'The receiver has no address for questions, so it cannot be tried without an order.')
      const { outcome } = await this.#send(questions, 'check', { type: 'check' }, ['ready'])
      if (outcome !== 'ready') throw unclear('something else than ready')
      return health('yes', 'The receiver answers and accepts the signature.')
    })
  }

  async dryRun(order: Order): Promise<Preview> {
    const stop = this.#refusal(order)
    if (stop !== undefined) return stop
    const questions = this.#questions
    const seen = seenOf(order)
    if (questions === undefined)
      return {
        outcome: 'cannot-tell',
        said: 'Nothing was sent: the receiver has no address for questions.',
        seen,
        warnings: [],
      }
    try {
      const question = { type: 'would-block', ...bodyOf(order) }
      const { outcome } = await this.#send(questions, `${order.id}-question`, question, [
        'would-change',
        'already',
        'refused',
      ])
      if (outcome === 'refused')
        return refused('rejected', 'The receiver would refuse the order. Nothing was changed.', seen)
      return outcome === 'already'
        ? { outcome: 'already-so', said: 'The receiver says that it is blocked.', seen, warnings: [] }
        : { outcome: 'would-change', said: 'The receiver says that it is not blocked.', seen, warnings: [] }
    } catch (error) {
      return refusalBefore(error)
    }
  }

  async carryOut(order: Order): Promise<Answer> {
    const stop = this.#refusal(order)
    if (stop !== undefined) return stop
    const seen = seenOf(order)
    try {
      // The number of the order is the replay number: a receiver that has had it answers `already` and does nothing.
      const { outcome } = await this.#send(this.#orders, order.id, { type: 'block', ...bodyOf(order) }, outcomes)
      if (outcome === 'refused') return refused('rejected', 'The receiver refused the order.', seen)
      return outcome === 'already'
        ? alreadySo('The receiver says that it was blocked before.', seen)
        : done('The receiver says that it is blocked now.', seen)
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error
      if (error.certain) return { ...refusalBefore(error), seen }
      return unknown(error.reason as 'no-answer', `${error.message}. It may be blocked or not.`, seen)
    }
  }

  #refusal({ target }: Order): Refused | undefined {
    if (target.kind !== 'indicator' || !isProtected(target.type, target.value, this.#protected)) return undefined
    return refused(
      'protected',
      'Blocking this would hit something that is protected in the settings. Nothing was sent.',
    )
  }

  async #send<O extends string>(url: URL, id: string, message: object, known: readonly O[]): Promise<{ outcome: O }> {
    const seconds = String(Math.floor(this.#clock.now() / 1000))
    const text = JSON.stringify({ version: 1, ...message })
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature(this.#secret, id, seconds, text)}`,
    }
    const answer = await this.#web.ask({ method: 'POST', url, headers, text })
    const { outcome } = answer.expect([200]).object()
    if (!known.includes(outcome as O)) throw unclear('none of the outcomes that it may answer')
    return { outcome: outcome as O }
  }
}

/** Base64 of HMAC-SHA256 over `id.time.body` (Standard Webhooks 1.0). A key `whsec_...` is base64, any other is its own text. */
export function signature(secret: Secret, id: string, seconds: string, body: string): string {
  const text = secret.text()
  const key = text.startsWith('whsec_') ? Buffer.from(text.slice(6), 'base64') : Buffer.from(text, 'utf8')
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`, 'utf8').digest('base64')
}

function bodyOf({ id, target, ordered }: Order): object {
  if (target.kind !== 'indicator') throw new Error('only indicators get here')
  return { order: id, ordered, indicator: { type: target.type, value: target.value } }
}

function seenOf({ target }: Order): Seen[] {
  return target.kind === 'indicator' ? [{ what: target.type, value: target.value }] : []
}

function health(working: Health['working'], said: string): Health {
  const allowed = 'unknown' as const
  return { working, said, rights: [{ action: 'block-indicator', allowed, said: 'Shows at the first order' }] }
}
