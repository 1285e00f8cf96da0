import Type from 'typebox'
import { closed, count, defineAction, inputInvalid, ofCase, prose, uuid, type Work } from '../../access/index.ts'
import { checkAnswers } from '../playbooks/answers.ts'
import { vectors } from '../playbooks/playbook.ts'
import { caseSteps, vectorsToAdd } from './case-steps.ts'
import { changeTask, checkMayWork, checkNotOver, codeOf, type HeldTask, holdTask } from './hold-task.ts'
import { stateAnswers } from './state-answers.ts'
import { syncTasks } from './sync-tasks.ts'
import { addEnding, type EndingWords } from './task-endings.ts'

const ended = closed({
  version: count,
  /** Playbooks of other vectors that the answers call for; `change-incident` adds them. */
  also: Type.Array(Type.Enum([...vectors])),
})

export const answerTask = defineAction({
  name: 'answer-task',
  summary:
    'ends a step of a playbook with its answers; what follows is chosen by them, and facts of the case are stated from them',
  scope: 'case',
  permission: 'work-tasks',
  effect: 'write',
  input: closed({
    ...ofCase,
    task_id: uuid,
    version: count,
    /** By question: a word of its options, whole number, text, or instant; `unsure` where it is not known. */
    answers: Type.Record(
      Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }),
      Type.Union([Type.String({ maxLength: 10_000 }), Type.Number()]),
    ),
  }),
  output: ended,
  async run(work, { task_id, version, answers }) {
    const task = await holdTask(work, task_id, version)
    if (task.step === undefined) throw inputInvalid('This task asks nothing: finish it')
    const [complaint] = checkAnswers(task.step, answers)
    if (complaint !== undefined) throw inputInvalid(`answers.${complaint.ask} is ${words[complaint.why]}`)
    const newVersion = await endTask(work, task, 'answer-task', { answers })
    await stateAnswers(work, task.id, task.step, answers)
    return { version: newVersion, also: vectorsToAdd(await caseSteps(work, task.incident), task.incident) }
  },
})

const words = { missing: 'missing', 'not-asked': 'not asked here', wrong: 'none of what can be answered' }

export const finishTask = defineAction({
  name: 'finish-task',
  summary: 'ends a task that asks nothing, with what came of it',
  scope: 'case',
  permission: 'work-tasks',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, task_id: uuid, version: count, result: Type.Optional(prose) }),
  output: ended,
  async run(work, { task_id, version, result }) {
    const task = await holdTask(work, task_id, version)
    if (task.step?.asks.some(({ required }) => required))
      throw inputInvalid('This task ends with its answers: use answer-task')
    return { version: await endTask(work, task, 'finish-task', { answers: {}, result: result ?? null }), also: [] }
  },
})

/** Ends a task as done; whoever ends a task that nobody had has it. */
async function endTask(work: Work, task: HeldTask, name: string, ending: EndingWords): Promise<number> {
  checkNotOver(task)
  checkMayWork(work, task, name)
  await addEnding(work, task.id, 'done', ending)
  const owner_id = task.ownerId ?? work.caller.accountId
  const version = await changeTask(work, task, { state: 'done', ended_at: work.now, owner_id })
  work.record({ what: 'task.done', subject: ['task', task.id], facts: { step: codeOf(task) } })
  if (task.stepId !== null) await syncTasks(work, task.incident)
  return version
}
