import { Problem } from '../../base/errors.ts'
import type { Transaction } from '../../base/store/index.ts'
import type { Asked } from './asked.ts'
import { rolesAtProvider, rolesInCase } from './held-roles.ts'
import type { Office } from './office.ts'
import { mayDo } from './permissions.ts'
import { notAllowed } from './problems.ts'
import type { Role } from './roles.ts'

/** The caller's roles where the action is, or a refusal. Callers that were not verified may only look at what is theirs. */
export async function allowedRoles(
  office: Office,
  trx: Transaction,
  { action, caller, caseId }: Asked,
): Promise<Set<Role>> {
  const now = new Date(office.clock.now())
  const roles =
    caseId === undefined
      ? await rolesAtProvider(trx, caller.accountId, now)
      : await rolesInCase(trx, caller.accountId, caseId, now)
  if (!mayDo(roles, action.scope, action.permission)) throw notAllowed(action.name)
  if (!caller.verified && action.permission !== 'report-concern')
    throw new Problem(
      'NOT_VERIFIED',
      'This sign-in did not verify who you are',
      'Sign in with a passkey that asks for a PIN or fingerprint',
    )
  return roles
}
