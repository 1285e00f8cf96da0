import { useRead } from '../../../api/use-read.ts'
import { CheckboxGroup } from '../../../design/fields/checkbox-group.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { type ProviderRole, providerRoles } from './account-words.ts'

interface RoleChoiceProps {
  roles: readonly ProviderRole[]
  site: string | null
  change(part: { roles?: readonly ProviderRole[]; site?: string | null }): void
}

/** What a new person is, and whether everywhere or at one site. Everybody is staff without it. */
export function RoleChoice({ roles, site, change }: RoleChoiceProps) {
  const text = useText()
  const word = useWord()
  return (
    <>
      <CheckboxGroup<ProviderRole>
        label={text('settings.people.roles')}
        hint={text('settings.people.rolesHint')}
        optional
        value={roles}
        choices={providerRoles.map((id) => ({ id, text: word('role', id), hint: text(`settings.role.${id}`) }))}
        onChange={(chosen) => change({ roles: chosen })}
      />
      {roles.length > 0 && <SiteSelect site={site} onChange={(chosen) => change({ site: chosen })} />}
    </>
  )
}

/** Where a role holds; not asked where the provider has no sites. */
export function SiteSelect({ site, onChange }: { site: string | null; onChange(site: string | null): void }) {
  const text = useText()
  const sites = useRead('list-sites', {}).data?.sites ?? []
  if (sites.length === 0) return null
  return (
    <Select
      label={text('settings.people.where')}
      value={site ?? ''}
      choices={[
        { id: '', text: text('settings.people.everywhere') },
        ...sites.map(({ site_id, name }) => ({ id: site_id, text: name })),
      ]}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  )
}
