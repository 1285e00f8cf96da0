import type { OwnWork } from '../../access/index.ts'

/** What was stated; sealed. */
export interface FactWords {
  /** null: not known, or no longer thought to be so. */
  value: unknown
  reason: string | null
}

export interface Fact extends FactWords {
  id: string
  name: string
  source: 'opening' | 'person' | 'task'
  taskId: string | null
  /** The answer of a privileged task. */
  privileged: boolean
  statedBy: string
  statedAt: Date
}

/** Everything that was ever stated in the case, in order. */
export async function allFacts(work: Pick<OwnWork, 'trx' | 'caseId' | 'open'>): Promise<Fact[]> {
  const rows = await work.trx
    .selectFrom('facts')
    .leftJoin('tasks', (on) => on.onRef('tasks.case_id', '=', 'facts.case_id').onRef('tasks.id', '=', 'facts.task_id'))
    .selectAll('facts')
    .select('tasks.privileged')
    .where('facts.case_id', '=', work.caseId)
    .orderBy('seq')
    .execute()
  return rows.map(({ id, name, words, source, task_id, stated_by, stated_at, privileged }) => {
    const opened = work.open<FactWords>({ table: 'facts', row: id }, words)
    const by = { statedBy: stated_by, statedAt: stated_at }
    return { id, name, ...opened, source, taskId: task_id, privileged: privileged ?? false, ...by }
  })
}

/** By name, the statement that counts: the last one. */
export function currentFacts(all: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(all.map((fact) => [fact.name, fact]))
}
