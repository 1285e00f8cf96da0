import type { Transaction } from '../../base/store/index.ts'
import { isRole, type Role } from './roles.ts'

/** What a person is everywhere: the grants that hold now, and `staff` for every active account. Empty for one who left. */
export async function rolesAtProvider(trx: Transaction, accountId: string, now: Date): Promise<Set<Role>> {
  const account = await trx.selectFrom('accounts').select('state').where('id', '=', accountId).executeTakeFirst()
  if (account?.state !== 'active') return new Set()
  const rows = await trx
    .selectFrom('grants')
    .select('role')
    .where('account_id', '=', accountId)
    .where('since', '<=', now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  return new Set<Role>(['staff', ...rows.map(({ role }) => role).filter(isRole)])
}

/** What a person is in one case: the membership that holds now, and glass that is broken. Empty for anybody else. */
export async function rolesInCase(trx: Transaction, accountId: string, caseId: string, now: Date): Promise<Set<Role>> {
  const account = await trx.selectFrom('accounts').select('state').where('id', '=', accountId).executeTakeFirst()
  if (account?.state !== 'active') return new Set()
  const members = await trx
    .selectFrom('memberships')
    .select('role')
    .where('case_id', '=', caseId)
    .where('person_id', '=', accountId)
    .where('since', '<=', now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  const elevated = await trx
    .selectFrom('elevations')
    .select('role')
    .where('case_id', '=', caseId)
    .where('person_id', '=', accountId)
    .where('since', '<=', now)
    .where('until', '>', now)
    .execute()
  return new Set([...members, ...elevated].map(({ role }) => role).filter(isRole))
}
