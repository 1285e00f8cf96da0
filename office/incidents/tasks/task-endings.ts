import type { Work } from '../../access/index.ts'
import type { Answers } from '../playbooks/answers.ts'

/** How a task ended, or why it was opened again; sealed. */
export interface EndingWords {
  answers?: Answers
  result?: string | null
  reason?: string
}

export interface TaskEnding extends EndingWords {
  taskId: string
  how: 'done' | 'dropped' | 'reopened'
  madeBy: string
  madeAt: Date
}

/** Every ending in the case, or of one task, in order. */
export async function taskEndings(work: Work, taskId?: string): Promise<TaskEnding[]> {
  const all = work.trx.selectFrom('task_endings').selectAll().where('case_id', '=', work.caseId).orderBy('seq')
  const rows = await (taskId === undefined ? all : all.where('task_id', '=', taskId)).execute()
  return rows.map(({ id, task_id, how, words, made_by, made_at }) => ({
    ...work.open<EndingWords>({ table: 'task_endings', row: id }, words),
    taskId: task_id,
    how,
    madeBy: made_by,
    madeAt: made_at,
  }))
}

/** By task, the ending that counts; tasks that were opened again have none. */
export function endingsThatCount(all: readonly TaskEnding[]): ReadonlyMap<string, TaskEnding> {
  const last = new Map(all.map((ending) => [ending.taskId, ending]))
  return new Map([...last].filter(([, { how }]) => how !== 'reopened'))
}

/** Writes an ending down; the caller brings the tasks in line. */
export async function addEnding(
  work: Work,
  taskId: string,
  how: TaskEnding['how'],
  ending: EndingWords,
): Promise<void> {
  const id = work.newId()
  const words = work.seal({ table: 'task_endings', row: id }, ending)
  await work.trx
    .insertInto('task_endings')
    .values({ id, case_id: work.caseId, task_id: taskId, how, words, made_by: work.caller.accountId })
    .execute()
}
