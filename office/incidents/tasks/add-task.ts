import Type from 'typebox'
import {
  type Caller,
  closed,
  defineAction,
  instant,
  line,
  mayDo,
  notAllowed,
  type OwnWork,
  ofCase,
  prose,
  tellPeople,
  uuid,
} from '../../access/index.ts'
import { queueEscalations } from '../escalations/queue-escalations.ts'
import { phases } from '../playbooks/playbook.ts'
import { checkCanOwn, taskRole } from './task-owner.ts'
import type { TaskWords } from './task-words.ts'

export interface NewTask extends TaskWords {
  /** Where it comes from: `own`, or a code of whatever makes tasks (`lesson`, `rotate-credential`). */
  kind: string
  phase?: string | undefined
  ownerId?: string | undefined
  ownerRole?: string | undefined
  dueAt?: Date | undefined
  privileged?: boolean
}

/** Adds a task that is no step of a playbook, open at once. Answers its id. */
export async function addTask(work: OwnWork & { caller?: Caller }, task: NewTask): Promise<string> {
  const id = work.newId()
  const { title, text, kind, phase, ownerId, ownerRole, dueAt, privileged } = task
  const words = work.seal({ table: 'tasks', row: id }, { title, text } satisfies TaskWords)
  await work.trx
    .insertInto('tasks')
    .values({
      ...{ id, case_id: work.caseId, kind, words, phase: phase ?? null, owner_id: ownerId ?? null },
      ...{ owner_role: ownerRole ?? null, due_at: dueAt ?? null, privileged: privileged ?? false },
      ...{ opened_at: work.now, created_by: work.caller?.accountId ?? null },
    })
    .execute()
  work.record({ what: 'task.added', subject: ['task', id], facts: { kind } })
  await queueEscalations(work, [{ dueAt: dueAt ?? null, ownerRole: ownerRole ?? null }])
  if (ownerId !== undefined && ownerId !== work.caller?.accountId)
    await tellPeople(work.office, work.trx, [ownerId], { kind: 'task-assigned', caseId: work.caseId, about: id })
  return id
}

export const addOwnTask = defineAction({
  name: 'add-task',
  summary: 'adds a task of our own beside the playbook; giving it to somebody else is for whoever manages tasks',
  scope: 'case',
  permission: 'work-tasks',
  effect: 'write',
  input: closed({
    ...ofCase,
    title: line,
    text: Type.Optional(prose),
    phase: Type.Optional(Type.Enum([...phases])),
    owner_id: Type.Optional(uuid),
    owner_role: Type.Optional(taskRole),
    due_at: Type.Optional(instant),
    privileged: Type.Optional(Type.Boolean()),
  }),
  output: closed({ task_id: uuid }),
  async run(work, { title, text, phase, owner_id, owner_role, due_at, privileged }) {
    const { roles, caller } = work
    const forOthers = owner_role !== undefined || (owner_id !== undefined && owner_id !== caller.accountId)
    if (forOthers && !mayDo(roles, 'case', 'manage-tasks')) throw notAllowed('add-task')
    if (privileged && !mayDo(roles, 'case', 'write-privileged')) throw notAllowed('add-task')
    if (owner_id !== undefined) await checkCanOwn(work, owner_id)
    const dueAt = due_at === undefined ? undefined : new Date(due_at)
    const words = { title, text: text ?? null, kind: 'own', phase, dueAt, privileged: privileged ?? false }
    return { task_id: await addTask(work, { ...words, ownerId: owner_id, ownerRole: owner_role }) }
  },
})
