import type { Transaction } from '../../../base/store/index.ts'
import { isRole, membersWith, type Office, type OfficeHandler, tellPeople } from '../../access/index.ts'
import { findStep } from '../tasks/flow-of.ts'
import { escalationsOf, type Late } from './escalations-of.ts'

/** The queue follows the database's clock, the office its own: they may differ by this much. */
const skewMs = 10 * 60_000

export const lookAtLateTasks: OfficeHandler<{ at: string }> = async (office, { at }, { caseId }) => {
  const queued = Date.parse(at)
  const now = office.clock.now()
  if (queued - now > skewMs) throw new Error('the clock of this machine is far behind the one of the database')
  return async (trx) => ({ told: await escalateCase(office, trx, caseId!, new Date(Math.max(now, queued))) })
}

/**
 * Writes down, once each, which tasks of a case are late and whom that is told: to the role that owns the task from its due time on, then to each
 * role above. Also what fell due while nothing ran. Needs no keys. Answers how many were told.
 */
export async function escalateCase(office: Office, trx: Transaction, caseId: string, now: Date): Promise<number> {
  const tasks = await trx
    .selectFrom('tasks')
    .innerJoin('cases', 'cases.id', 'tasks.case_id')
    .select(['tasks.id', 'step', 'owner_role', 'owner_id', 'due_at'])
    .where('tasks.case_id', '=', caseId)
    // Lessons go on after the end.
    .where((is) =>
      is.or([
        is('cases.state', '=', 'open'),
        is.and([is('cases.state', '=', 'closed'), is('tasks.kind', '=', 'lesson')]),
      ]),
    )
    .where('tasks.state', '=', 'open')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('tasks.id')
    .execute()
  let told = 0
  for (const task of tasks) {
    const step = task.step === null ? undefined : findStep(task.step)
    for (const late of escalationsOf(task.due_at!, task.owner_role, step)) {
      if (late.since > now || !(await addEscalation(office, trx, caseId, task.id, late))) continue
      told += 1
      await tellOf(office, trx, caseId, task, late, now)
    }
  }
  return told
}

async function addEscalation(office: Office, trx: Transaction, caseId: string, taskId: string, late: Late) {
  const row = { id: office.ids.next(), case_id: caseId, task_id: taskId, to_role: late.to }
  const added = await trx
    .insertInto('escalations')
    .values({ ...row, due_at: late.due, since: late.since })
    .onConflict((on) => on.columns(['case_id', 'task_id', 'to_role', 'due_at']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

async function tellOf(
  office: Office,
  trx: Transaction,
  caseId: string,
  task: { id: string; step: string | null; owner_id: string | null },
  { to, due, since }: Late,
  now: Date,
): Promise<void> {
  const facts = { step: task.step ?? 'own', role: to, due: due.toISOString() }
  await office.recorder.write(trx, 'program', caseId, [{ what: 'task.overdue', subject: ['task', task.id], facts }])
  const owner = since.getTime() === due.getTime() ? task.owner_id : null
  const holders = owner !== null ? [owner] : isRole(to) ? await membersWith(trx, caseId, [to], now) : []
  const others = ['incident-manager', 'privacy-officer'] as const
  const people = holders.length > 0 ? holders : await membersWith(trx, caseId, others, now)
  const what = task.step === null ? undefined : findStep(task.step)?.title.en
  await tellPeople(office, trx, people, { kind: 'task-overdue', caseId, about: task.id, what, due: due.toISOString() })
}
