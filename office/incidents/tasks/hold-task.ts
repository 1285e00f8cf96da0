import {
  changedMeanwhile,
  checkOpen,
  isRole,
  mayDo,
  notAllowed,
  notFound,
  type Role,
  type Work,
} from '../../access/index.ts'
import { holdIncident, type Incident } from '../case/incident.ts'
import type { Step } from '../playbooks/playbook.ts'
import { findStep } from './flow-of.ts'
import type { TaskState } from './plan-tasks.ts'
import { isHidden } from './task-privilege.ts'

export interface HeldTask {
  id: string
  kind: string
  /** Of a playbook, and what the playbook says of it; undefined where only an older version did. */
  stepId: string | null
  step: Step | undefined
  state: TaskState
  ownerId: string | null
  ownerRole: string | null
  dueAt: Date | null
  privileged: boolean
  version: number
  incident: Incident
}

/**
 * A task that is about to change; nobody else changes tasks of this case meanwhile. In a closed case only lessons go on. Throws `NOT_FOUND`,
 * `CHANGED_MEANWHILE`, `CASE_CLOSED`.
 */
export async function holdTask(work: Work, taskId: string, version: number): Promise<HeldTask> {
  const incident = await holdIncident(work)
  const row = await work.trx
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('id', '=', taskId)
    .executeTakeFirst()
  if (row === undefined || isHidden(work, row)) throw notFound('task')
  if (row.version !== version) throw changedMeanwhile('task')
  if (row.kind !== 'lesson') await checkOpen(work.trx, work.caseId)
  return {
    id: row.id,
    kind: row.kind,
    stepId: row.step,
    step: row.step === null ? undefined : findStep(row.step),
    state: row.state,
    ownerId: row.owner_id,
    ownerRole: row.owner_role,
    dueAt: row.due_at,
    privileged: row.privileged,
    version: row.version,
    incident,
  }
}

/** Roles that may take up any task that is not privileged; others do what is their role's or was given to them. */
const general: readonly Role[] = ['privacy-officer', 'incident-manager', 'security']

/** Throws `NOT_ALLOWED` where the task is somebody else's, of another role, or privileged. `name`: of the action. */
export function checkMayWork(
  { roles, caller }: Work,
  { ownerId, ownerRole, privileged }: Pick<HeldTask, 'ownerId' | 'ownerRole' | 'privileged'>,
  name: string,
): void {
  if (ownerId === caller.accountId) return
  const manager = mayDo(roles, 'case', 'manage-tasks')
  if (ownerId !== null && !manager) throw notAllowed(name)
  const ofTheirRole = ownerRole !== null && isRole(ownerRole) && roles.has(ownerRole)
  const may = privileged ? mayDo(roles, 'case', 'write-privileged') : general.some((role) => roles.has(role))
  if (!ofTheirRole && !may) throw notAllowed(name)
}

/** Throws `CHANGED_MEANWHILE` for a task that is over. */
export function checkNotOver({ state }: Pick<HeldTask, 'state'>): void {
  if (state === 'done' || state === 'dropped') throw changedMeanwhile('task')
}

/** Sets columns of a held task; its version grows. Answers the new one. */
export async function changeTask(
  work: Work,
  task: HeldTask,
  change: {
    state?: TaskState
    owner_id?: string | null
    due_at?: Date | null
    opened_at?: Date
    ended_at?: Date | null
  },
): Promise<number> {
  await work.trx
    .updateTable('tasks')
    .set({ ...change, version: task.version + 1 })
    .where('case_id', '=', work.caseId)
    .where('id', '=', task.id)
    .execute()
  return task.version + 1
}

/** What the ledger calls a task: its step, or its kind. */
export const codeOf = ({ stepId, kind }: Pick<HeldTask, 'stepId' | 'kind'>): string => stepId ?? kind
