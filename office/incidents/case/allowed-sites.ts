import {
  inputInvalid,
  notAllowed,
  type ProviderPermission,
  permissions,
  type Role,
  type Work,
} from '../../access/index.ts'

/** The sites for which the caller holds a permission; `all` where a role is not tied to one. */
export async function allowedSites(work: Work, permission: ProviderPermission): Promise<'all' | ReadonlySet<string>> {
  const rolesThatMay: readonly Role[] = permissions.provider[permission]
  const rows = await work.trx
    .selectFrom('grants')
    .select('site_id')
    .where('account_id', '=', work.caller.accountId)
    .where('role', 'in', [...rolesThatMay])
    .where('since', '<=', work.now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', work.now)]))
    .execute()
  const sites = rows.map(({ site_id }) => site_id)
  return sites.includes(null) ? 'all' : new Set(sites as string[])
}

/** Throws `NOT_ALLOWED` for a site that is not the caller's, `INPUT_INVALID` where one must be named and none is. */
export async function checkSite(
  work: Work,
  permission: ProviderPermission,
  siteId: string | null,
  name: string,
): Promise<void> {
  const sites = await allowedSites(work, permission)
  if (sites === 'all') return
  if (siteId === null) throw inputInvalid(`${name} must say of which site it is: your role is for some sites only`)
  if (!sites.has(siteId)) throw notAllowed(name)
}
