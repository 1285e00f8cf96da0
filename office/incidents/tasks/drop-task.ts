import { changedMeanwhile, closed, count, defineAction, notAllowed, ofCase, prose, uuid } from '../../access/index.ts'
import { queueEscalations } from '../escalations/queue-escalations.ts'
import { changeTask, checkNotOver, codeOf, holdTask } from './hold-task.ts'
import { syncTasks } from './sync-tasks.ts'
import { addEnding } from './task-endings.ts'
import { maySeeAnswers } from './task-privilege.ts'

const input = closed({ ...ofCase, task_id: uuid, version: count, reason: prose })
const output = closed({ version: count })

export const dropTask = defineAction({
  name: 'drop-task',
  summary:
    'sets a task aside with a reason; everything that could follow a step of a playbook opens, so that nothing is missed',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  whileClosed: true,
  input,
  output,
  async run(work, { task_id, version, reason }) {
    const task = await holdTask(work, task_id, version)
    checkNotOver(task)
    await addEnding(work, task.id, 'dropped', { reason })
    const newVersion = await changeTask(work, task, { state: 'dropped', ended_at: work.now })
    work.record({ what: 'task.dropped', subject: ['task', task.id], facts: { step: codeOf(task) } })
    if (task.stepId !== null) await syncTasks(work, task.incident)
    return { version: newVersion }
  },
})

export const reopenTask = defineAction({
  name: 'reopen-task',
  summary:
    'opens a task again that was done or set aside, with a reason; what it said before is kept, and what followed from it is decided anew',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  input,
  output,
  async run(work, { task_id, version, reason }) {
    const task = await holdTask(work, task_id, version)
    if (task.state !== 'done' && task.state !== 'dropped') throw changedMeanwhile('task')
    if (!maySeeAnswers(work, task.privileged, task.ownerId ?? '')) throw notAllowed('reopen-task')
    await addEnding(work, task.id, 'reopened', { reason })
    // Its due time is set anew below, so that somebody is told where it has passed.
    const due_at = task.stepId === null ? task.dueAt : null
    const newVersion = await changeTask(work, task, { state: 'open', due_at, opened_at: work.now, ended_at: null })
    work.record({ what: 'task.reopened', subject: ['task', task.id], facts: { step: codeOf(task) } })
    if (task.stepId !== null) await syncTasks(work, task.incident)
    else await queueEscalations(work, [{ dueAt: task.dueAt, ownerRole: task.ownerRole }])
    return { version: task.stepId === null ? newVersion : await versionNow(work, task.id) }
  },
})

async function versionNow({ trx, caseId }: Parameters<typeof holdTask>[0], id: string): Promise<number> {
  const { version } = await trx
    .selectFrom('tasks')
    .select('version')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return version
}
