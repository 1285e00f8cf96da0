import type { Work } from '../../access/index.ts'
import type { FactWords } from './state-fact.ts'

export interface Fact extends FactWords {
  id: string
  name: string
  source: 'opening' | 'person' | 'task'
  taskId: string | null
  statedBy: string
  statedAt: Date
}

/** Everything that was ever stated in the case, in order. */
export async function allFacts(work: Work): Promise<Fact[]> {
  const rows = await work.trx
    .selectFrom('facts')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .orderBy('seq')
    .execute()
  return rows.map(({ id, name, words, source, task_id, stated_by, stated_at }) => {
    const opened = work.open<FactWords>({ table: 'facts', row: id }, words)
    return { id, name, ...opened, source, taskId: task_id, statedBy: stated_by, statedAt: stated_at }
  })
}

/** By name, the statement that counts: the last one. */
export function currentFacts(all: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(all.map((fact) => [fact.name, fact]))
}
