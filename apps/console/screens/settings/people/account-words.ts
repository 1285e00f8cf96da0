import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'

export type Account = OutputOf<'list-accounts'>['accounts'][number]
export type HeldRole = Account['roles'][number]

/** Roles that are given at the provider, the ones with most to do first. Counsel and outside firms are let into one case, by its members. */
export const providerRoles = [
  'privacy-officer',
  'incident-manager',
  'security',
  'reviewer',
  'call-desk',
  'auditor',
  'administrator',
] as const
export type ProviderRole = (typeof providerRoles)[number]

/** Says a role with its site: "Privacy officer (Kowloon)". */
export function useRoleName(): (role: Pick<HeldRole, 'role' | 'site_id'>) => string {
  const text = useText()
  const word = useWord()
  const sites = useRead('list-sites', {}).data?.sites
  return ({ role, site_id }) => {
    const name = word('role', role)
    if (site_id === undefined) return name
    const site = sites?.find((one) => one.site_id === site_id)?.name ?? ''
    return text('settings.people.roleAt', { role: name, site })
  }
}
