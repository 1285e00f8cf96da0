import type { Action } from './action.ts'
import { allowedRoles } from './allowed-roles.ts'
import type { Asked } from './asked.ts'
import type { Caller } from './caller.ts'
import type { Office } from './office.ts'
import { recordRefusal } from './recording/record-refusal.ts'

/**
 * For what cannot go through `perform` because it takes a stream: refuses, and records the refusal, as `perform` would for this action. Throws
 * `NOT_ALLOWED` and `NOT_VERIFIED`.
 */
export async function checkAllowed(office: Office, action: Action, caller: Caller, caseId?: string): Promise<void> {
  const asked: Asked = { action, input: {}, caller, caseId, requestId: undefined }
  await office.store
    .read({ person: caller.accountId }, (trx) => allowedRoles(office, trx, asked))
    .catch((cause) => recordRefusal(office, asked, cause))
}
