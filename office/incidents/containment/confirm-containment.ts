import Type from 'typebox'
import type { ContainmentState } from '../../../base/store/index.ts'
import { closed, count, defineAction, inputInvalid, line, ofCase, uuid, type Work } from '../../access/index.ts'
import { byHand } from '../connectors/by-hand.ts'
import type { Report } from '../connectors/order.ts'
import { type Containment, holdContainment, reportPlace } from './containment.ts'
import { carryOutJob } from './containment-jobs.ts'

const ofContainment = { ...ofCase, containment_id: uuid, version: count }
const output = closed({ version: count })
/** After so long the dry run says nothing of how things stand. */
const freshMs = 24 * 3_600_000

export const confirmContainment = defineAction({
  name: 'confirm-containment',
  summary:
    'carries out what was tried dry, or tries again what nobody knows the outcome of; the answer comes to list-containments',
  scope: 'case',
  permission: 'contain',
  effect: 'write',
  input: closed(ofContainment),
  output,
  async run(work, { containment_id, version }) {
    const one = await holdContainment(work, containment_id, version)
    checkState(one, ['planned', 'unknown'], 'confirmed')
    if (one.state === 'planned' && work.now.getTime() - one.foreseenAt!.getTime() > freshMs)
      throw inputInvalid('The dry run is older than a day: plan it again')
    return confirm(work, one, {})
  },
})

export const reportContainment = defineAction({
  name: 'report-containment',
  summary: 'says that what people carry out was done, or was not, with what proves it: what it shows and its SHA-256',
  scope: 'case',
  permission: 'contain',
  effect: 'write',
  input: closed({
    ...ofContainment,
    outcome: Type.Enum(['done', 'already', 'not-done']),
    proof: Type.Array(closed({ shows: line, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), { maxItems: 50 }),
  }),
  output,
  async run(work, { containment_id, version, outcome, proof }) {
    const one = await holdContainment(work, containment_id, version)
    if (one.kind !== byHand.name) throw inputInvalid('A system carries this out, and says itself what it did')
    checkState(one, ['planned', 'unknown'], 'reported')
    const report = work.seal(reportPlace(one.id), { outcome, proof } satisfies Report)
    return confirm(work, one, { report })
  },
})

export const dropContainment = defineAction({
  name: 'drop-containment',
  summary: 'sets aside a containment that was not carried out',
  scope: 'case',
  permission: 'contain',
  effect: 'write',
  input: closed(ofContainment),
  output,
  async run(work, { containment_id, version }) {
    const one = await holdContainment(work, containment_id, version)
    checkState(one, ['planning', 'planned', 'refused', 'unknown'], 'set aside')
    await change(work, one, { state: 'dropped', ended_at: work.now })
    const facts = { action: one.action, connector: one.kind }
    work.record({ what: 'containment.dropped', subject: ['containment', one.id], facts })
    return { version: version + 1 }
  },
})

function checkState({ state }: Containment, allowed: readonly ContainmentState[], what: string): void {
  if (!allowed.includes(state)) throw inputInvalid(`It is ${state}, so it cannot be ${what}`)
}

async function confirm(work: Work, one: Containment, more: { report?: Buffer }): Promise<{ version: number }> {
  const attempt = one.attempt + 1
  // The moment of the first confirmation stays: what the system did since then is this order's doing.
  const by = one.confirmedAt === null ? { confirmed_by: work.caller.accountId, confirmed_at: work.now } : {}
  await change(work, one, { state: 'confirmed', attempt, ...by, ...more })
  const facts = { action: one.action, connector: one.kind, attempt }
  work.record({ what: 'containment.confirmed', subject: ['containment', one.id], facts })
  await work.enqueue(carryOutJob, { containment: one.id, attempt }, `${one.id} ${attempt}`)
  return { version: one.version + 1 }
}

interface Changed {
  state: ContainmentState
  attempt?: number
  confirmed_by?: string
  confirmed_at?: Date
  ended_at?: Date
  report?: Buffer
}

async function change({ trx, caseId }: Work, { id, version }: Containment, content: Changed): Promise<void> {
  await trx
    .updateTable('containments')
    .set({ ...content, version: version + 1 })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
}
