import type { Work } from '../../access/index.ts'

/** Makes the unfinished tasks of somebody who leaves the case nobody's, so that none waits for a person who cannot see it. */
export async function giveBackTasks(work: Work, accountId: string): Promise<void> {
  const rows = await work.trx
    .updateTable('tasks')
    .set((is) => ({ owner_id: null, version: is('version', '+', 1) }))
    .where('case_id', '=', work.caseId)
    .where('owner_id', '=', accountId)
    .where('state', 'not in', ['done', 'dropped'])
    .returning(['id', 'step', 'kind'])
    .execute()
  for (const { id, step, kind } of rows)
    work.record({ what: 'task.given-back', subject: ['task', id], facts: { step: step ?? kind } })
}
