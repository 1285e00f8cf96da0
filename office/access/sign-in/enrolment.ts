import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import { hashOfCode, newCode } from './one-time-code.ts'

const hoursToUse = 72

/**
 * A code with which this person adds a passkey, good once and for three days; codes of before stop working. It is answered here and
 * nowhere else: whoever made it hands it over by a way that the person is known by.
 */
export async function makeEnrolment(
  office: Office,
  trx: Transaction,
  accountId: string,
  madeBy: string | null,
): Promise<string> {
  const code = newCode()
  const now = new Date(office.clock.now())
  await trx
    .updateTable('enrolments')
    .set({ expires_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  const expires_at = new Date(now.getTime() + hoursToUse * 3_600_000)
  const row = { id: office.ids.next(), account_id: accountId, code_hash: hashOfCode(code), made_by: madeBy, expires_at }
  await trx.insertInto('enrolments').values(row).execute()
  return code
}

/** Whose code this is; undefined for one that is unknown, used or too old. With `take` it is used up. */
export async function accountOfEnrolment(
  office: Office,
  trx: Transaction,
  code: string,
  take: boolean,
): Promise<string | undefined> {
  const now = new Date(office.clock.now())
  const row = await trx
    .selectFrom('enrolments')
    .innerJoin('accounts', 'accounts.id', 'enrolments.account_id')
    .select(['enrolments.id', 'account_id'])
    .where('code_hash', '=', hashOfCode(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('accounts.state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined || !take) return row?.account_id
  const { numUpdatedRows } = await trx
    .updateTable('enrolments')
    .set({ used_at: now })
    .where('id', '=', row.id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? row.account_id : undefined
}
