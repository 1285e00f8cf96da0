import { sql, type Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import type { Office } from '../../access/index.ts'
import { effectiveDecision } from './effective-decision.ts'
import { type DecisionWords, placeOfDecision } from './review-words.ts'

/**
 * Takes in what reviewers have decided, as the engine wants it: signature -> patient number, or null. Notes in the run how far it has read, so
 * that nobody takes back a decision that counts already. What two reviewers disagree on, and what nobody is sure of, decides nothing.
 */
export async function takeDecisions(office: Office, caseId: string, run: string): Promise<Map<string, string | null>> {
  const rows = await office.store.transaction({ case: caseId }, async (trx) => {
    await holdDecisions(trx, caseId)
    const all = await trx
      .selectFrom('match_decisions')
      .select(['seq', 'id', 'run_id', 'person', 'round', 'choice', 'words'])
      .where('case_id', '=', caseId)
      .where('undone_at', 'is', null)
      .orderBy('seq')
      .execute()
    const { last } = await trx
      .selectFrom('match_decisions')
      .select(sql<string>`coalesce(greatest(max(seq), max(undone_seq)), 0)`.as('last'))
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('runs')
      .set({ decided_to: last })
      .where('case_id', '=', caseId)
      .where('id', '=', run)
      .execute()
    return all
  })
  const keys = office.keyring.caseKeys(caseId)
  const decisions = new Map<string, string | null>()
  for (const opinions of Map.groupBy(rows, ({ run_id, person }) => `${run_id} ${person}`).values()) {
    const counts = effectiveDecision(opinions)
    if (counts === undefined) continue
    const { signatures, patient_id } = openRow(keys, placeOfDecision(counts.id), counts.words) as DecisionWords
    for (const signature of signatures) decisions.set(signature, patient_id)
  }
  return decisions
}

/** One at a time: whoever takes a decision in, makes one or takes one back, in this case. */
export async function holdDecisions(trx: Transaction, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`decisions of ${caseId}`}, 0))`.execute(trx)
}

/** Is the decision part of a register that counts, or of one that is being made? */
export async function isTakenIn(trx: Transaction, caseId: string, seq: string): Promise<boolean> {
  const row = await trx
    .selectFrom('runs')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['resolving', 'done'])
    .where('decided_to', '>=', seq)
    .executeTakeFirst()
  return row !== undefined
}
