import type { Transaction } from '../../../base/store/index.ts'
import { notFound } from '../../access/index.ts'

/** An upload of this person; `held` until the end of the transaction, so that nobody discards it meanwhile. Throws `NOT_FOUND` for anybody else's. */
export async function ownUpload(trx: Transaction, caseId: string, id: string, accountId: string, held = false) {
  const one = trx
    .selectFrom('uploads')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
  const row = await (held ? one.forUpdate() : one).executeTakeFirst()
  if (row === undefined || row.state === 'dropped' || row.state === 'taken') throw notFound('upload')
  return row
}

/** Where a part of an upload lies in the case's vault. */
export const partPath = (uploadId: string, part: string): string => `uploads/${uploadId}/${part}`
