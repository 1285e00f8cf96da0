import Type from 'typebox'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  done,
  line,
  notFound,
  uuid,
  type Work,
} from '../../access/index.ts'
import { connectors } from '../connectors/all.ts'
import { byHand } from '../connectors/by-hand.ts'
import type { Connector } from '../connectors/contract.ts'
import { outsideContext } from '../connectors/outside-context.ts'
import { checkConnectorJob } from './containment-jobs.ts'
import { type ConnectorWords, connectorNamed, savedConnector, secretKeys } from './saved-connector.ts'

/** People need no settings. */
const kinds = connectors.filter((one) => one !== byHand).map(({ name }) => name)

export const setConnector = defineAction({
  name: 'set-connector',
  summary:
    'connects a system that can carry out containment, or changes it; secrets are kept sealed and never shown again: left out, they stay',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'write',
  input: closed({
    /** Without it a new one is made. */
    connector_id: Type.Optional(uuid),
    version: Type.Optional(count),
    kind: Type.Enum(kinds),
    label: line,
    /** As `list-connectors` describes them. */
    settings: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
  }),
  output: closed({ connector_id: uuid, version: count }),
  async run(work, { connector_id, version, kind, label, settings }) {
    const connector = connectorNamed(kind)!
    if (connector_id === undefined) return addConnector(work, connector, { label, settings })
    const saved = await savedConnector(work.office, work.trx, connector_id)
    if (saved.connector.name !== kind || saved.state === 'removed') throw notFound('connector')
    if (saved.version !== version) throw changedMeanwhile('connector')
    const whole = { ...keptSecrets(connector, saved.settings, settings), ...settings }
    check(work, connector, whole)
    await change(work, connector_id, version, { words: sealed(work, connector_id, { label, settings: whole }) })
    await follow(work, connector_id, kind, 'connector.set', version + 1)
    return { connector_id, version: version + 1 }
  },
})

export const removeConnector = defineAction({
  name: 'remove-connector',
  summary: 'takes a connected system away: its settings and secrets are gone, what it did stays on record',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'write',
  input: closed({ connector_id: uuid, version: count }),
  output: done,
  async run(work, { connector_id, version }) {
    const { connector, label, state, ...saved } = await savedConnector(work.office, work.trx, connector_id)
    if (state === 'removed') throw notFound('connector')
    if (saved.version !== version) throw changedMeanwhile('connector')
    await change(work, connector_id, version, {
      ...{
        words: sealed(work, connector_id, { label, settings: {} }),
        state: 'removed',
        health: null,
        checked_at: null,
      },
    })
    work.record({ what: 'connector.removed', subject: ['connector', connector_id], facts: { kind: connector.name } })
    return { done: true }
  },
})

async function addConnector(work: Work, connector: Connector, words: ConnectorWords) {
  check(work, connector, words.settings)
  const id = work.newId()
  await work.trx
    .insertInto('connectors')
    .values({ id, kind: connector.name, words: sealed(work, id, words), changed_by: work.caller.accountId })
    .execute()
  await follow(work, id, connector.name, 'connector.set', 1)
  return { connector_id: id, version: 1 }
}

/** Throws `CONNECTOR_SETTINGS`, which names the setting. */
function check({ office }: Work, connector: Connector, settings: object): void {
  connector.open(settings, outsideContext(office.clock))
}

function keptSecrets(connector: Connector, before: Record<string, unknown>, given: object): Record<string, unknown> {
  const left = secretKeys(connector).filter((name) => !Object.hasOwn(given, name) && Object.hasOwn(before, name))
  return Object.fromEntries(left.map((name) => [name, before[name]]))
}

const sealed = (work: Work, id: string, words: ConnectorWords) => work.seal({ table: 'connectors', row: id }, words)

interface Content {
  words: Buffer
  state?: 'removed'
  health?: null
  checked_at?: null
}

async function change({ trx, caller, now }: Work, id: string, version: number, content: Content): Promise<void> {
  const by = { changed_by: caller.accountId, changed_at: now, version: version + 1 }
  await trx
    .updateTable('connectors')
    .set({ ...content, ...by })
    .where('id', '=', id)
    .execute()
}

/** Asks the system once whether it answers: a typing error shows now, not on the worst day. */
async function follow(work: Work, id: string, kind: string, what: string, version: number): Promise<void> {
  work.record({ what, subject: ['connector', id], facts: { kind } })
  await work.enqueue(checkConnectorJob, { connector: id }, `${id} ${version}`)
}
