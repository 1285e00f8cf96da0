import type { Work } from '../../access/index.ts'
import type { Incident } from '../case/incident.ts'
import { queueEscalations } from '../escalations/queue-escalations.ts'
import { findStep, flowOf } from './flow-of.ts'
import { type PlannedStep, planTasks, type StepRow } from './plan-tasks.ts'
import { endingsThatCount, taskEndings } from './task-endings.ts'

/**
 * Brings the rows of the playbooks' steps in line with what has ended: called in the transaction of every change to it, with the incident held.
 * Records each step that opens, and queues the look at each new due time.
 */
export async function syncTasks(
  work: Work,
  { vectors, openedAt }: Pick<Incident, 'vectors' | 'openedAt'>,
): Promise<void> {
  const rows = await stepRows(work)
  const endings = endingsThatCount(await taskEndings(work))
  const plan = planTasks(flowOf(vectors), openedAt, work.now, rows, endings, (id) => findStep(id) !== undefined)
  const added = await addRows(work, plan.missing)
  for (const { row, to } of plan.changed) await changeRow(work, row, to)
  for (const row of plan.left) await changeRow(work, row, { ...nothingLeft, ended_at: work.now })
  const opened = [
    ...added,
    ...plan.changed.filter(({ row }) => row.state !== 'open').map(({ row, to }) => ({ id: row.id, to })),
  ].filter(({ to }) => to.state === 'open')
  for (const { id, to } of opened)
    work.record({ what: 'task.opened', subject: ['task', id], facts: { step: to.step.id } })
  const due = [...plan.missing, ...plan.changed.map(({ to }) => to)]
  await queueEscalations(
    work,
    due.map(({ step, due_at }) => ({ dueAt: due_at, step })),
  )
}

const nothingLeft = { state: 'not-needed', opened_at: null, due_at: null } as const

async function stepRows({ trx, caseId }: Work): Promise<StepRow[]> {
  const rows = await trx
    .selectFrom('tasks')
    .select(['id', 'step', 'state', 'created_at', 'opened_at', 'due_at', 'ended_at'])
    .where('case_id', '=', caseId)
    .where('step', 'is not', null)
    .execute()
  return rows as StepRow[]
}

async function addRows(work: Work, missing: readonly PlannedStep[]): Promise<{ id: string; to: PlannedStep }[]> {
  const added = missing.map((to) => ({ id: work.newId(), to }))
  const rows = added.map(({ id, to: { step, ...state } }) => ({
    id,
    case_id: work.caseId,
    kind: 'playbook',
    step: step.id,
    phase: step.phase,
    owner_role: step.who,
    privileged: step.privileged,
    ...state,
  }))
  if (rows.length > 0) await work.trx.insertInto('tasks').values(rows).execute()
  return added
}

async function changeRow(work: Work, { id }: StepRow, to: Omit<PlannedStep, 'step'>): Promise<void> {
  const { state, opened_at, due_at, ended_at } = to
  await work.trx
    .updateTable('tasks')
    .set((is) => ({ state, opened_at, due_at, ended_at, version: is('version', '+', 1) }))
    .where('case_id', '=', work.caseId)
    .where('id', '=', id)
    .execute()
}
