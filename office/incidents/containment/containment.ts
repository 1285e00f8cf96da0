import type { ContainmentState, Transaction } from '../../../base/store/index.ts'
import { openRow, Secret } from '../../../base/vault/index.ts'
import { changedMeanwhile, notFound, type Office, type Work } from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import type { Order, Report, Target } from '../connectors/order.ts'

/** A target as it is kept: a token lies sealed with the rest, and becomes a `Secret` when it is used. */
export type KeptTarget =
  | Exclude<Target, { kind: 'token' }>
  | { kind: 'token'; token: string; type?: 'access' | 'refresh' }

export interface ContainmentWords {
  target: KeptTarget
  why: string | null
}

export interface Containment extends ContainmentWords {
  id: string
  connectorId: string | null
  kind: string
  action: Order['action']
  state: ContainmentState
  report: Report | undefined
  taskId: string | null
  askedBy: string
  askedAt: Date
  foreseenAt: Date | null
  confirmedBy: string | null
  confirmedAt: Date | null
  attempt: number
  version: number
}

/** Throws `NOT_FOUND`. */
export async function readContainment(
  office: Office,
  trx: Transaction,
  caseId: string,
  id: string,
): Promise<Containment> {
  const row = await trx
    .selectFrom('containments')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('containment')
  const keys = office.keyring.caseKeys(caseId)
  const words = openRow(keys, { table: 'containments', row: id }, row.words) as ContainmentWords
  const report = row.report === null ? undefined : (openRow(keys, reportPlace(id), row.report) as Report)
  return {
    ...words,
    ...{ id, connectorId: row.connector_id, kind: row.kind, action: row.action as Order['action'], state: row.state },
    ...{ report, taskId: row.task_id, askedBy: row.asked_by, askedAt: row.asked_at, foreseenAt: row.foreseen_at },
    ...{ confirmedBy: row.confirmed_by, confirmedAt: row.confirmed_at, attempt: row.attempt, version: row.version },
  }
}

/** Held until the end of the transaction. Throws `NOT_FOUND`, `CHANGED_MEANWHILE`. */
export async function holdContainment(work: Work, id: string, version: number): Promise<Containment> {
  await holdIncident(work)
  const found = await readContainment(work.office, work.trx, work.caseId, id)
  if (found.version !== version) throw changedMeanwhile('containment')
  return found
}

export const reportPlace = (id: string) => ({ table: 'containments.report', row: id })

/** What the connector is given. The number is the same at every attempt, so that nothing is done twice. */
export function orderOf({ id, action, target, confirmedAt, askedAt, report }: Containment): Order {
  return {
    ...{ id, action, ordered: (confirmedAt ?? askedAt).toISOString() },
    target: target.kind === 'token' ? { ...target, token: new Secret(target.token) } : target,
    ...(report !== undefined && { report }),
  }
}
