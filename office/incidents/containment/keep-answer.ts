import type { ContainmentState } from '../../../base/store/index.ts'
import { type OwnWork, tellPeople } from '../../access/index.ts'
import type { Answer, Preview, Seen, Task } from '../connectors/answer.ts'
import { addTask } from '../tasks/add-task.ts'
import { type Containment, readContainment } from './containment.ts'

/** What a connector said and saw; sealed. */
export interface AnswerWords {
  said: string
  seen: readonly Seen[]
  warnings: readonly string[]
  task?: Task
  retry_after_seconds?: number
}

/**
 * Keeps an answer, moves the containment on, tells whoever asked, and makes a task of what a person has to do. Nothing where it has moved on
 * already. Answers the new state.
 */
export async function keepAnswer(
  work: OwnWork,
  id: string,
  step: 'dry-run' | 'carry-out',
  from: ContainmentState,
  answer: Answer | Preview,
): Promise<ContainmentState> {
  const { office, trx, caseId, now } = work
  const one = await readContainment(office, trx, caseId, id)
  if (one.state !== from) return one.state
  const reason = 'reason' in answer ? answer.reason : null
  await addAnswer(work, id, step, answer, reason)
  const state = stateAfter(step, answer)
  const task = step === 'carry-out' && 'task' in answer ? answer.task : undefined
  const taskId = task === undefined || one.taskId !== null ? one.taskId : await taskOf(work, task)
  const at = step === 'dry-run' ? { foreseen_at: now } : { ended_at: now }
  await trx
    .updateTable('containments')
    .set({ state, reason, task_id: taskId, ...at, version: one.version + 1 })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
  const facts = { action: one.action, connector: one.kind, outcome: answer.outcome, reason: reason ?? 'none' }
  const what = step === 'dry-run' ? 'containment.foreseen' : 'containment.answered'
  work.record({ what, subject: ['containment', id], facts })
  await tell(work, one)
  return state
}

function stateAfter(step: 'dry-run' | 'carry-out', { outcome }: Answer | Preview): ContainmentState {
  if (outcome === 'refused') return 'refused'
  if (step === 'dry-run') return 'planned'
  return outcome === 'done' ? 'done' : 'unknown'
}

async function addAnswer(
  work: OwnWork,
  containment_id: string,
  step: 'dry-run' | 'carry-out',
  answer: Answer | Preview,
  reason: string | null,
): Promise<void> {
  const id = work.newId()
  const words: AnswerWords = {
    ...{ said: answer.said, seen: answer.seen, warnings: 'warnings' in answer ? answer.warnings : [] },
    ...('task' in answer && answer.task !== undefined && { task: answer.task }),
    ...('retryAfterSeconds' in answer && { retry_after_seconds: answer.retryAfterSeconds! }),
  }
  await work.trx
    .insertInto('containment_answers')
    .values({
      ...{ id, case_id: work.caseId, containment_id, step, outcome: answer.outcome, reason, at: work.now },
      words: work.seal({ table: 'containment_answers', row: id }, words),
    })
    .execute()
}

function taskOf(work: OwnWork, { title, steps, proof }: Task): Promise<string> {
  const text = [...steps, '', ...proof].join('\n')
  return addTask(work, { title, text, kind: 'containment', phase: 'limit-the-breach', ownerRole: 'security' })
}

/** Whoever asked and whoever confirmed. */
async function tell(
  { office, trx, caseId }: OwnWork,
  { id, askedBy, confirmedBy, action }: Containment,
): Promise<void> {
  const people = confirmedBy === null ? [askedBy] : [askedBy, confirmedBy]
  await tellPeople(office, trx, people, { kind: 'containment-answered', caseId, about: id, what: action })
}
