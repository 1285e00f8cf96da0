import { mayDo, type Work } from '../../access/index.ts'
import type { FourFactors } from './decision-kinds.ts'

/** Why; sealed. */
export interface DecisionWords {
  reason: string
  factors?: FourFactors
}

export interface Decision extends DecisionWords {
  id: string
  kind: string
  outcome: string
  /** ISO 3166: where a judgement holds; null: everywhere. */
  place: string | null
  /** The duty that it decides on. */
  about: string | null
  privileged: boolean
  madeBy: string
  madeAt: Date
  replaces: string | null
}

/** Every decision of the case that the caller may see, in order. Privileged ones are not there for others. */
export async function allDecisions(work: Work): Promise<Decision[]> {
  const rows = await work.trx
    .selectFrom('decisions')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .orderBy('seq')
    .execute()
  const privileged = mayDo(work.roles, 'case', 'see-privileged')
  return rows
    .filter((row) => privileged || !row.privileged)
    .map(({ id, kind, outcome, reason, place, about, privileged, made_by, made_at, replaces }) => {
      const words = work.open<DecisionWords>({ table: 'decisions', row: id }, reason!)
      return { id, kind, outcome, ...words, place, about, privileged, madeBy: made_by, madeAt: made_at, replaces }
    })
}

/** Those that no later one replaces. */
export function decisionsThatCount<Some extends Pick<Decision, 'id' | 'replaces'>>(all: readonly Some[]): Some[] {
  const replaced = new Set(all.map(({ replaces }) => replaces))
  return all.filter(({ id }) => !replaced.has(id))
}
