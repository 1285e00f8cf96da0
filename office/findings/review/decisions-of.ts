import { openRow } from '../../../base/vault/index.ts'
import type { Office } from '../../access/index.ts'

/** What is sealed of a decision about a doubtful match. */
export interface DecisionWords {
  signatures: string[]
  /** Null: none of the candidates. */
  patient_id: string | null
  reason?: string | undefined
}

/** What reviewers decided, as the engine takes it: signature -> patient number, or null. Later decisions win; unsure ones decide nothing. */
export async function decisionsOf(office: Office, caseId: string): Promise<Map<string, string | null>> {
  const rows = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('match_decisions')
      .select(['id', 'words', 'outcome'])
      .where('case_id', '=', caseId)
      .where('undone_at', 'is', null)
      .where('outcome', '<>', 'unsure')
      .orderBy('seq')
      .execute(),
  )
  const keys = office.keyring.caseKeys(caseId)
  const decisions = new Map<string, string | null>()
  for (const { id, words } of rows) {
    const { signatures, patient_id } = openRow(keys, { table: 'match_decisions', row: id }, words) as DecisionWords
    for (const signature of signatures) decisions.set(signature, patient_id)
  }
  return decisions
}
