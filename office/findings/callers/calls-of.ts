import type { Work } from '../../access/index.ts'

export interface Call {
  at: string
  /** answered, or passed-on. */
  outcome: string
}

/** When the call desk spoke with this person of this run, oldest first; from the ledger, which knows them by a keyed reference. */
export async function callsOf({ trx, caseId, office }: Work, run: string, person: number): Promise<Call[]> {
  const rows = await trx
    .selectFrom('ledger_entries')
    .select(['at', 'facts'])
    .where('case_id', '=', caseId)
    .where('what', '=', 'caller.answered')
    .where('subject', '=', office.recorder.refer('person-of-case', `${run} ${person}`))
    .orderBy('id')
    .execute()
  return rows.map(({ at, facts }) => ({
    at: at.toISOString(),
    outcome: String((facts as { outcome?: unknown }).outcome),
  }))
}
