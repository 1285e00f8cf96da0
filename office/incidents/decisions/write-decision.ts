import { changedMeanwhile, type Work } from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { recomputeDeadlines } from '../deadlines/recompute-deadlines.ts'
import type { DecisionWords } from './decision.ts'

export interface NewDecision extends DecisionWords {
  kind: string
  outcome: string
  place?: string | undefined
  about?: string | undefined
  privileged?: boolean
  /** The decision on the same question that this one replaces: the one that the person saw. */
  replaces?: string | undefined
}

/**
 * Writes a decision down. One question (kind, place, duty) has one decision that counts: whoever decides it anew names the one before, so that two who
 * decide at once do not undo each other. Throws `CHANGED_MEANWHILE`.
 */
export async function writeDecision(work: Work, decision: NewDecision): Promise<string> {
  await holdIncident(work)
  const { kind, outcome, place, about, privileged = false, replaces, reason, factors } = decision
  await checkNewest(work, decision)
  const id = work.newId()
  const words: DecisionWords = factors === undefined ? { reason } : { reason, factors }
  await work.trx
    .insertInto('decisions')
    .values({
      ...{ id, case_id: work.caseId, kind, outcome, privileged, made_by: work.caller.accountId, made_at: work.now },
      ...{ place: place ?? null, about: about ?? null, replaces: replaces ?? null },
      reason: work.seal({ table: 'decisions', row: id }, words),
    })
    .execute()
  recomputeDeadlines(work)
  if (privileged) work.record({ what: 'privileged.written', subject: ['privileged', id], facts: {} })
  else work.record({ what: 'decision.recorded', subject: ['decision', id], facts: { kind, outcome } })
  return id
}

/** Questions of the kind `other` are not the same one; a privileged decision is on a question of its own. */
async function checkNewest(
  work: Work,
  { kind, place, about, privileged = false, replaces }: NewDecision,
): Promise<void> {
  const rows = await work.trx
    .selectFrom('decisions')
    .select(['id', 'kind', 'place', 'about', 'privileged', 'replaces'])
    .where('case_id', '=', work.caseId)
    .execute()
  const replaced = new Set(rows.map((row) => row.replaces))
  const same = rows.filter(
    (row) =>
      !replaced.has(row.id) &&
      row.kind === kind &&
      row.place === (place ?? null) &&
      row.about === (about ?? null) &&
      row.privileged === privileged,
  )
  const free = kind === 'other' && replaces === undefined
  const named = replaces === undefined ? same.length === 0 : same.some(({ id }) => id === replaces)
  if (!free && !named) throw changedMeanwhile('decision')
}
