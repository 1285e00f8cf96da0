import type { Work } from '../../access/index.ts'
import { recomputeDeadlines } from '../deadlines/recompute-deadlines.ts'
import type { FactWords } from './current-facts.ts'
import { checkFact } from './fact-shapes.ts'

export interface Statement extends FactWords {
  name: string
  source: 'opening' | 'person' | 'task'
  taskId?: string
}

/** States a fact of the case; earlier statements stay and no longer count. Answers its id. Throws `INPUT_INVALID`. */
export async function stateFact(work: Work, { name, value, reason, source, taskId }: Statement): Promise<string> {
  if (value !== null) checkFact(name, value, work.now)
  const id = work.newId()
  const words = work.seal({ table: 'facts', row: id }, { value, reason } satisfies FactWords)
  const place = { id, case_id: work.caseId, task_id: taskId ?? null }
  await work.trx
    .insertInto('facts')
    .values({ ...place, name, words, source, stated_by: work.caller.accountId })
    .execute()
  work.record({
    what: 'fact.stated',
    subject: ['fact', id],
    facts: { name, source, known: value === null ? 'no' : 'yes' },
  })
  recomputeDeadlines(work)
  return id
}
