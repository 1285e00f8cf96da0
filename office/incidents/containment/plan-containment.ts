import Type, { type Static } from 'typebox'
import {
  closed,
  count,
  defineAction,
  inputInvalid,
  notFound,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { byHand } from '../connectors/by-hand.ts'
import { indicatorTypes } from '../connectors/indicator.ts'
import { containmentActions, targetsOf } from '../connectors/order.ts'
import { credentialElements } from '../connectors/rotate-task.ts'
import type { ContainmentWords, KeptTarget } from './containment.ts'
import { dryRunJob } from './containment-jobs.ts'
import { savedConnector } from './saved-connector.ts'

const name = Type.String({ minLength: 1, maxLength: 320 })

export const targetShape = Type.Union([
  closed({ kind: Type.Literal('account'), name }),
  closed({
    kind: Type.Literal('token'),
    token: Type.String({ minLength: 8, maxLength: 16_384 }),
    type: Type.Optional(Type.Enum(['access', 'refresh'])),
  }),
  closed({
    kind: Type.Literal('indicator'),
    type: Type.Enum([...indicatorTypes]),
    value: Type.String({ minLength: 1, maxLength: 2048 }),
  }),
  closed({
    kind: Type.Literal('credential'),
    element: Type.Enum([...credentialElements]),
    system: Type.Optional(name),
    owner: Type.Optional(name),
  }),
])

const input = closed({
  ...ofCase,
  /** Without it people carry it out. */
  connector_id: Type.Optional(uuid),
  action: Type.Enum([...containmentActions]),
  target: targetShape,
  why: Type.Optional(prose),
  /** The leaked secrets that it makes worthless. */
  rotation_id: Type.Optional(uuid),
})

export const planContainment = defineAction({
  name: 'plan-containment',
  summary:
    'asks for a containment and tries it dry: what would change comes to list-containments; nothing is changed before it is confirmed',
  scope: 'case',
  permission: 'contain',
  effect: 'write',
  input,
  output: closed({ containment_id: uuid, version: count }),
  async run(work, asked) {
    const { action, target } = asked
    await holdIncident(work)
    const wanted = targetsOf[action]
    if (!wanted.includes(target.kind)) throw inputInvalid(`target of ${action} must be one of: ${wanted.join(', ')}`)
    const kind = await kindOf(work, asked.connector_id)
    if (asked.rotation_id !== undefined) await checkRotation(work, asked.rotation_id)
    const id = await addContainment(work, kind, asked)
    work.record({ what: 'containment.planned', subject: ['containment', id], facts: { action, connector: kind } })
    await work.enqueue(dryRunJob, { containment: id }, id)
    return { containment_id: id, version: 1 }
  },
})

async function kindOf({ office, trx }: Work, connectorId: string | undefined): Promise<string> {
  if (connectorId === undefined) return byHand.name
  const { connector, state } = await savedConnector(office, trx, connectorId)
  if (state === 'removed') throw notFound('connector')
  return connector.name
}

async function checkRotation({ trx, caseId }: Work, id: string): Promise<void> {
  const found = await trx
    .selectFrom('rotations')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw notFound('leaked secret')
}

async function addContainment(work: Work, kind: string, asked: Static<typeof input>): Promise<string> {
  const { connector_id, action, target, why, rotation_id } = asked
  const id = work.newId()
  const words: ContainmentWords = { target: target as KeptTarget, why: why ?? null }
  await work.trx
    .insertInto('containments')
    .values({
      ...{ id, case_id: work.caseId, connector_id: connector_id ?? null, kind, action },
      ...{ words: work.seal({ table: 'containments', row: id }, words), rotation_id: rotation_id ?? null },
      ...{ asked_by: work.caller.accountId, asked_at: work.now },
    })
    .execute()
  return id
}
