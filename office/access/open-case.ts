import { sql } from '../../base/store/index.ts'
import { type Role, rolesOfEveryCase } from './roles.ts'
import type { Work } from './work.ts'

/**
 * Opens a case in this transaction: the caller is its first member, and everybody who is privacy officer, incident manager, security
 * or auditor at its site comes in. `name` is a code that names nobody. The case's key must exist (`keyring.createCase`).
 */
export async function openCase(work: Work, id: string, name: string, role: Role, siteId: string | null): Promise<void> {
  const { trx, caller, now } = work
  await sql`select open_case(${id}, ${name}, ${role})`.execute(trx)
  if (siteId !== null) await trx.updateTable('cases').set({ site_id: siteId }).where('id', '=', id).execute()
  const others = await trx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select(['account_id', 'role'])
    .where('accounts.state', '=', 'active')
    .where('role', 'in', rolesOfEveryCase)
    .where('account_id', '<>', caller.accountId)
    .where((is) => is.or([is('site_id', 'is', null), is('site_id', '=', siteId)]))
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  // One role each: whoever holds several comes in with the first of the list.
  const first = new Map<string, Role>()
  for (const role of rolesOfEveryCase)
    for (const row of others) if (row.role === role && !first.has(row.account_id)) first.set(row.account_id, role)
  const rows = [...first].map(([person_id, role]) => ({ case_id: id, person_id, role }))
  if (rows.length > 0) await trx.insertInto('memberships').values(rows).execute()
}
