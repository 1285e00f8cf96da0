import type { OwnWork } from '../../access/index.ts'
import type { Step } from '../playbooks/playbook.ts'
import { escalateTasks } from './escalate-tasks.ts'
import { escalationsOf } from './escalations-of.ts'

export interface DueTask {
  dueAt: Date | null
  step?: Step | undefined
  ownerRole?: string | null
}

/**
 * Queues one look at the case for each moment from which somebody must be told that a task is late. Moments that have passed already (a step that
 * was opened again) share one look, now. The look itself decides who is told: see `escalateCase`.
 */
export async function queueEscalations(
  { office, trx, caseId, now }: OwnWork,
  tasks: readonly DueTask[],
): Promise<void> {
  const moments = new Set<number>()
  for (const { dueAt, step, ownerRole } of tasks)
    if (dueAt !== null)
      for (const { since } of escalationsOf(dueAt, ownerRole ?? null, step)) moments.add(since.getTime())
  const later = [...moments].filter((at) => at > now.getTime())
  const look = (at: Date, key: string) =>
    office.jobs.add(escalateTasks, { at: at.toISOString() }, { transaction: trx, caseId, key, startAfter: at })
  if (later.length < moments.size) await look(now, `late at ${now.toISOString()}`)
  for (const at of later.sort((a, b) => a - b)) await look(new Date(at), new Date(at).toISOString())
}
