import Type from 'typebox'
import { changedMeanwhile, closed, count, defineAction, ofCase, tellPeople, uuid } from '../../access/index.ts'
import { changeTask, checkMayWork, checkNotOver, codeOf, holdTask } from './hold-task.ts'
import { checkCanOwn } from './task-owner.ts'

export const takeTask = defineAction({
  name: 'take-task',
  summary: 'makes a task mine that nobody has',
  scope: 'case',
  permission: 'work-tasks',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, task_id: uuid, version: count }),
  output: closed({ version: count }),
  async run(work, { task_id, version }) {
    const task = await holdTask(work, task_id, version)
    checkNotOver(task)
    if (task.ownerId !== null && task.ownerId !== work.caller.accountId) throw changedMeanwhile('task')
    checkMayWork(work, task, 'take-task')
    work.record({ what: 'task.taken', subject: ['task', task.id], facts: { step: codeOf(task) } })
    return { version: await changeTask(work, task, { owner_id: work.caller.accountId }) }
  },
})

export const assignTask = defineAction({
  name: 'assign-task',
  summary: 'gives a task to somebody in the case, or back to nobody; they find a message',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, task_id: uuid, version: count, owner_id: Type.Union([uuid, Type.Null()]) }),
  output: closed({ version: count }),
  async run(work, { task_id, version, owner_id }) {
    const task = await holdTask(work, task_id, version)
    checkNotOver(task)
    const { office, trx, caseId, record } = work
    if (owner_id !== null) {
      await checkCanOwn(work, owner_id)
      await tellPeople(office, trx, [owner_id], { kind: 'task-assigned', caseId, about: task.id })
      const facts = { step: codeOf(task), to: office.recorder.hashOf('person', owner_id) }
      record({ what: 'task.assigned', subject: ['task', task.id], facts })
    } else record({ what: 'task.given-back', subject: ['task', task.id], facts: { step: codeOf(task) } })
    return { version: await changeTask(work, task, { owner_id }) }
  },
})
