import type { Transaction } from '../../../base/store/index.ts'
import { rolesAtProvider, rolesInCase } from '../held-roles.ts'
import { mayDo } from '../permissions.ts'

/** Has this person the permission of what waits, so that they may be the second one? */
export async function mayDecide(
  trx: Transaction,
  accountId: string,
  { permission, case_id }: { permission: string; case_id: string | null },
  now: Date,
): Promise<boolean> {
  const held =
    case_id === null ? await rolesAtProvider(trx, accountId, now) : await rolesInCase(trx, accountId, case_id, now)
  return mayDo(held, case_id === null ? 'provider' : 'case', permission)
}
