import Type from 'typebox'
import { type Answer, type Health, type Refused, refused } from './answer.ts'
import type { Connection, Connector, ConnectorContext } from './contract.ts'
import { readIndicator } from './indicator.ts'
import { type ContainmentAction, type Order, type Target, targetsOf } from './order.ts'
import { readSettings } from './settings.ts'

export interface Definition<F extends Type.TProperties> {
  name: string
  title: string
  can: Partial<Record<ContainmentAction, string>>
  cannot: Partial<Record<ContainmentAction, string>>
  fields: F
  open(settings: Type.Static<Type.TObject<F>>, context: ConnectorContext): Connection
}

/**
 * Makes a connector of its definition, with what all of them have in common: settings are checked, orders that are none, not on
 * offer or about something protected are refused before anything is sent, and indicators arrive in their one spelling.
 */
export function defineConnector<F extends Type.TProperties>(definition: Definition<F>): Connector {
  const { name, title, can, cannot, fields, open } = definition
  const settings = Type.Object(fields, { additionalProperties: false })
  const connector: Connector = {
    name,
    title,
    can,
    cannot,
    settings,
    open(given, context) {
      const read = readSettings(name, settings, given)
      const inner = open(read, context)
      return guard(connector, protectedOf(read), inner)
    },
  }
  return connector
}

function protectedOf(settings: object): readonly string[] {
  return (settings as { protected?: string[] }).protected ?? []
}

function guard(connector: Connector, protectedNames: readonly string[], inner: Connection): Connection {
  const check = (order: Order): Order | Refused => checkOrder(connector, protectedNames, order)
  return {
    async check(): Promise<Health> {
      return inner.check()
    },
    async dryRun(order) {
      const checked = check(order)
      return 'outcome' in checked ? checked : inner.dryRun(checked)
    },
    async carryOut(order): Promise<Answer> {
      const checked = check(order)
      return 'outcome' in checked ? checked : inner.carryOut(checked)
    },
  }
}

function checkOrder(connector: Connector, protectedNames: readonly string[], order: Order): Order | Refused {
  const { action, target } = order
  if (connector.can[action] === undefined)
    return refused('not-offered', connector.cannot[action] ?? `${connector.title} does not offer this`)
  const wrong = wrongOrder(order)
  if (wrong !== undefined) return refused('invalid-order', wrong)
  if (target.kind === 'indicator') {
    const read = readIndicator(target.type, target.value)
    if ('wrong' in read) return refused('invalid-order', `${read.wrong}. Nothing was sent.`)
    return { ...order, target: { ...target, value: read.value } }
  }
  if (target.kind === 'account' && protectedNames.some((name) => sameName(name, target.name)))
    return refused('protected', 'This account is protected in the settings of the connector and is not touched')
  return order
}

function wrongOrder({ id, action, target, ordered }: Order): string | undefined {
  if (!/^[\w-]{8,64}$/.test(id)) return 'The order has no proper number'
  if (Number.isNaN(Date.parse(ordered))) return 'The order does not say when it was given'
  if (!targetsOf[action].includes(target.kind)) return 'The order is about something that this action does not fit'
  return wrongTarget(target)
}

function wrongTarget(target: Target): string | undefined {
  if (target.kind === 'account' && !/^(?=\S)[^\p{Cc}\p{Cs}]{1,320}(?<=\S)$/u.test(target.name))
    return 'A sign-in name has 1 to 320 characters, no line breaks, and no space before or behind it'
  if (target.kind === 'token' && !/^[\x21-\x7e]{8,16384}$/.test(target.token.text()))
    return 'A token has 8 to 16,384 printed characters without spaces'
  return undefined
}

/** Whether two sign-in names mean the same account: systems compare them without regard to case. */
export function sameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase()
}
