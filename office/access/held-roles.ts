import type { Transaction } from '../../base/store/index.ts'
import { isRole, type Role } from './roles.ts'

/** What a person is everywhere: the grants that hold now, and `staff` for every active account. Empty for one who left. */
export async function rolesAtProvider(trx: Transaction, accountId: string, now: Date): Promise<Set<Role>> {
  const rows = await trx
    .selectFrom('accounts')
    .leftJoin('grants', (join) =>
      join
        .onRef('grants.account_id', '=', 'accounts.id')
        .on('grants.since', '<=', now)
        .on((is) => is.or([is('grants.until', 'is', null), is('grants.until', '>', now)])),
    )
    .select('grants.role')
    .where('accounts.id', '=', accountId)
    .where('accounts.state', '=', 'active')
    .execute()
  // An active account without a grant is one row with no role.
  const granted = rows.flatMap(({ role }) => (role !== null && isRole(role) ? [role] : []))
  return new Set<Role>(rows.length === 0 ? [] : ['staff', ...granted])
}

/**
 * What a person is in one case: the membership that holds now, and glass that is broken. Empty for anybody else. One question to the
 * database: every request asks it, and those that show personal data twice.
 */
export async function rolesInCase(trx: Transaction, accountId: string, caseId: string, now: Date): Promise<Set<Role>> {
  const members = trx
    .selectFrom('accounts')
    .innerJoin('memberships', 'memberships.person_id', 'accounts.id')
    .select('memberships.role')
    .where('accounts.id', '=', accountId)
    .where('accounts.state', '=', 'active')
    .where('memberships.case_id', '=', caseId)
    .where('memberships.since', '<=', now)
    .where((is) => is.or([is('memberships.until', 'is', null), is('memberships.until', '>', now)]))
  const elevated = trx
    .selectFrom('accounts')
    .innerJoin('elevations', 'elevations.person_id', 'accounts.id')
    .select('elevations.role')
    .where('accounts.id', '=', accountId)
    .where('accounts.state', '=', 'active')
    .where('elevations.case_id', '=', caseId)
    .where('elevations.since', '<=', now)
    .where('elevations.until', '>', now)
  const rows = await members.unionAll(elevated).execute()
  return new Set(rows.map(({ role }) => role).filter(isRole))
}
