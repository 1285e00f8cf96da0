import { Problem } from '../../../base/errors.ts'
import { type Office, type OfficeHandler, runOwnWork } from '../../access/index.ts'
import { type Answer, type Preview, refused } from '../connectors/answer.ts'
import { byHand } from '../connectors/by-hand.ts'
import type { Connection } from '../connectors/contract.ts'
import { outsideContext } from '../connectors/outside-context.ts'
import { type Containment, orderOf, readContainment } from './containment.ts'
import { keepAnswer } from './keep-answer.ts'
import { savedConnector } from './saved-connector.ts'

export const checkHealth: OfficeHandler<{ connector: string }> = async (office, { connector: id }) => {
  const saved = await office.store.read('nobody', (trx) => savedConnector(office, trx, id))
  if (saved.state === 'removed') return async () => 'removed'
  const health = await saved.connector.open(saved.settings, outsideContext(office.clock)).check()
  return async (trx) => {
    await trx
      .updateTable('connectors')
      .set({ health: JSON.stringify(health), checked_at: new Date(office.clock.now()) })
      .where('id', '=', id)
      .where('version', '=', saved.version)
      .execute()
    const facts = { kind: saved.connector.name, working: health.working }
    await office.recorder.write(trx, 'program', undefined, [
      { what: 'connector.checked', subject: ['connector', id], facts },
    ])
    return health.working
  }
}

/** What would change. Asked again from the start after a crash: it changes nothing. */
export const runDry: OfficeHandler<{ containment: string }> = async (office, { containment: id }, { caseId }) => {
  const one = await office.store.read({ case: caseId! }, (trx) => readContainment(office, trx, caseId!, id))
  if (one.state !== 'planning') return async () => one.state
  const preview = await ask<Preview>(office, one, (connection) => connection.dryRun(orderOf(one)))
  return async (trx) => runOwnWork(office, trx, caseId!, (work) => keepAnswer(work, id, 'dry-run', 'planning', preview))
}

/** Does it. A worker that died before it could write the answer is followed by one that gives the same order again: it looks first. */
export const carryOut: OfficeHandler<{ containment: string; attempt: number }> = async (office, input, { caseId }) => {
  const id = input.containment
  const one = await office.store.read({ case: caseId! }, (trx) => readContainment(office, trx, caseId!, id))
  if (one.state !== 'confirmed' || one.attempt !== input.attempt) return async () => one.state
  const answer = await ask<Answer>(office, one, (connection) => connection.carryOut(orderOf(one)))
  return async (trx) =>
    runOwnWork(office, trx, caseId!, (work) => keepAnswer(work, id, 'carry-out', 'confirmed', answer))
}

/** A system that was taken away since, or whose settings no longer hold, is asked nothing. */
async function ask<Said>(
  office: Office,
  { connectorId }: Containment,
  put: (connection: Connection) => Promise<Said>,
): Promise<Said | ReturnType<typeof refused>> {
  const context = outsideContext(office.clock)
  if (connectorId === null) return put(byHand.open({}, context))
  const saved = await office.store.read('nobody', (trx) => savedConnector(office, trx, connectorId))
  if (saved.state === 'removed') return refused('not-offered', 'This system is not connected any more')
  let connection: Connection
  try {
    connection = saved.connector.open(saved.settings, context)
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'CONNECTOR_SETTINGS') return refused('not-offered', cause.message)
    throw cause
  }
  return put(connection)
}
