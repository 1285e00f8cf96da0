import Type from 'typebox'
import { closed, count, defineAction, done, instant, nothing, uuid } from '../../access/index.ts'
import { connectors } from '../connectors/all.ts'
import type { Health } from '../connectors/answer.ts'
import { containmentActions } from '../connectors/order.ts'
import { checkConnectorJob } from './containment-jobs.ts'
import { connectorNamed, savedConnector, secretKeys, wordsOf } from './saved-connector.ts'

const action = Type.Enum([...containmentActions])
const perAction = Type.Record(Type.String(), Type.String())

const health = closed({
  working: Type.Enum(['yes', 'no', 'unknown']),
  said: Type.String(),
  rights: Type.Array(closed({ action, allowed: Type.Enum(['yes', 'no', 'unknown']), said: Type.String() })),
  at: instant,
})

export const listConnectors = defineAction({
  name: 'list-connectors',
  summary:
    'what can carry out containment: the kinds there are, what each can and cannot do, and the systems that are connected',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'read',
  input: nothing,
  output: closed({
    kinds: Type.Array(
      closed({
        kind: Type.String(),
        title: Type.String(),
        can: perAction,
        cannot: perAction,
        /** JSON Schema; what is `writeOnly` is a secret. */
        settings: Type.Unknown(),
      }),
    ),
    connectors: Type.Array(
      closed({
        connector_id: uuid,
        kind: Type.String(),
        label: Type.String(),
        can: Type.Array(action),
        health: Type.Optional(health),
        version: count,
      }),
    ),
  }),
  async run({ office, trx }) {
    const rows = await trx
      .selectFrom('connectors')
      .selectAll()
      .where('state', '=', 'active')
      .orderBy('changed_at')
      .orderBy('id')
      .execute()
    return {
      kinds: connectors.map(({ name, title, can, cannot, settings }) => ({ kind: name, title, can, cannot, settings })),
      connectors: rows.map(({ id, kind, words, health, checked_at, version }) => ({
        ...{ connector_id: id, kind, label: wordsOf(office, id, words).label, version },
        can: containmentActions.filter((name) => connectorNamed(kind)?.can[name] !== undefined),
        ...(checked_at !== null && { health: shown(health as Health, checked_at) }),
      })),
    }
  },
})

function shown({ working, said, rights }: Health, at: Date) {
  return { working, said, rights: [...rights], at: at.toISOString() }
}

export const readConnector = defineAction({
  name: 'read-connector',
  summary: 'the settings of a connected system, without its secrets: of these only which are there',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'read',
  input: closed({ connector_id: uuid }),
  output: closed({
    kind: Type.String(),
    label: Type.String(),
    settings: Type.Record(Type.String(), Type.Unknown()),
    secrets: Type.Array(Type.String()),
    version: count,
  }),
  async run({ office, trx }, { connector_id }) {
    const { connector, label, settings, version } = await savedConnector(office, trx, connector_id)
    const secrets = new Set(secretKeys(connector))
    const open = Object.entries(settings).filter(([name]) => !secrets.has(name))
    const kept = [...secrets].filter((name) => Object.hasOwn(settings, name))
    return { kind: connector.name, label, settings: Object.fromEntries(open), secrets: kept, version }
  },
})

export const checkConnector = defineAction({
  name: 'check-connector',
  summary:
    'asks a connected system whether it answers and what it lets us do; changes nothing there. The answer comes to list-connectors',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'write',
  input: closed({ connector_id: uuid }),
  output: done,
  async run(work, { connector_id }) {
    await savedConnector(work.office, work.trx, connector_id)
    await work.enqueue(checkConnectorJob, { connector: connector_id })
    return { done: true }
  },
})
