import { Problem } from '../../base/errors.ts'
import type { Transaction } from '../../base/store/index.ts'

/** A closed case is what it was when it was closed. Throws `CASE_CLOSED`. */
export async function checkOpen(trx: Transaction, caseId: string): Promise<void> {
  const row = await trx.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirst()
  if (row?.state === 'closed')
    throw new Problem('CASE_CLOSED', 'The case is closed', 'Open it again, with a reason, if there is more to do')
}
