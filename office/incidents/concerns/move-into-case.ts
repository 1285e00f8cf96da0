import { changedMeanwhile, type Work } from '../../access/index.ts'
import { addConcernStep } from './add-step.ts'
import { concernForTriage } from './concern-for-triage.ts'
import type { ConcernWords } from './concern-form.ts'
import { openConcern } from './reporting-key.ts'

export interface Moved {
  code: string
  receivedAt: Date
  words: ConcernWords
}

/** Throws `NOT_FOUND`, or `CHANGED_MEANWHILE` where it is in a case already. */
export async function checkMovable(work: Work, concernId: string): Promise<void> {
  const { words } = await concernForTriage(work, concernId)
  if (words === null) throw changedMeanwhile('concern')
}

/**
 * Moves what a concern says into a case, under the case's key: when the case is erased, so is this. The concern itself keeps its code and state,
 * for whoever reported it. `version`: the one that the caller saw. Throws `NOT_FOUND`, `CHANGED_MEANWHILE`.
 */
export async function moveIntoCase(work: Work, inCase: Work, concernId: string, version?: number): Promise<Moved> {
  const row = await concernForTriage(work, concernId)
  if (row.words === null || (version !== undefined && version !== row.version)) throw changedMeanwhile('concern')
  const words = await openConcern(work.office, work.trx, { ...row, words: row.words })
  const { numUpdatedRows } = await work.trx
    .updateTable('concerns')
    .set({ words: null, state: 'in-case', duplicate_of: null, version: row.version + 1 })
    .where('id', '=', concernId)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw changedMeanwhile('concern')
  const { accountId: added_by } = work.caller
  const place = { case_id: inCase.caseId, concern_id: concernId, added_by }
  const sealed = inCase.seal({ table: 'case_concerns', row: concernId }, words)
  await work.trx
    .insertInto('case_concerns')
    .values({ ...place, words: sealed })
    .execute()
  await addConcernStep(work, concernId, 'in-case')
  inCase.record({ what: 'concern.attached', subject: ['concern', concernId], facts: { way: row.way, kind: row.kind } })
  return { code: row.code, receivedAt: row.received_at, words }
}
