import type { Transaction } from '../../../base/store/index.ts'
import { blindIndex } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'
import { cleanCode, newCode } from './one-time-code.ts'

const codesMade = 10

/** Ten new codes in the place of those of before; each is good once. Shown once, kept as keyed hashes. Throws `VAULT_SEALED`. */
export async function makeRecoveryCodes(office: Office, trx: Transaction, accountId: string): Promise<string[]> {
  await trx
    .updateTable('credentials')
    .set({ revoked_at: new Date(office.clock.now()) })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'recovery')
    .where('revoked_at', 'is', null)
    .execute()
  const codes = Array.from({ length: codesMade }, newCode)
  const rows = codes.map((code) => ({
    id: office.ids.next(),
    account_id: accountId,
    kind: 'recovery' as const,
    handle: handleOfRecovery(office, code),
  }))
  await trx.insertInto('credentials').values(rows).execute()
  return codes
}

/** Uses a code of this account up. False where it is not one. */
export async function spendRecoveryCode(
  office: Office,
  trx: Transaction,
  accountId: string,
  code: string,
): Promise<boolean> {
  const now = new Date(office.clock.now())
  const { numUpdatedRows } = await trx
    .updateTable('credentials')
    .set({ used_at: now, revoked_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'recovery')
    .where('handle', '=', handleOfRecovery(office, code))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** `.` stands for nothing: an empty code is nobody's. */
function handleOfRecovery(office: Office, code: string): string {
  return blindIndex(office.keyring.caseKeys(officeKeys), 'recovery code', code, cleanCode) ?? '.'
}
