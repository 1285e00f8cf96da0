import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Instant } from '../../../design/time/instant.tsx'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { type Account, type HeldRole, type ProviderRole, providerRoles, useRoleName } from './account-words.ts'
import { SiteSelect } from './role-choice.tsx'

/** What somebody is at the provider. A role that was taken away by mistake is given back with one press. */
export function PersonRoles({ account, mayManage }: { account: Account; mayManage: boolean }) {
  const text = useText()
  const roleName = useRoleName()
  const grant = useWrite('grant-role', { changes: ['list-accounts'] })
  const end = useWrite('end-role', { changes: ['list-accounts'] })
  const takeAway = ({ grant_id, role, site_id, until }: HeldRole) => {
    const before = { account_id: account.account_id, role: role as ProviderRole }
    const where = { ...(site_id !== undefined && { site_id }), ...(until !== undefined && { until }) }
    end.mutate({ grant_id })
    tell({
      text: text('settings.people.roleEnded', { role: roleName({ role, ...(site_id !== undefined && { site_id }) }) }),
      undo: () => grant.mutate({ ...before, ...where }),
    })
  }
  return (
    <section className="card">
      <h2>{text('settings.people.roles')}</h2>
      {account.roles.length === 0 && <p className="soft">{text('settings.people.staffOnly')}</p>}
      {end.error !== null && <FailedRead error={end.error} />}
      <Rows
        label={text('settings.people.roles')}
        rows={account.roles.map((held) => ({
          id: held.grant_id,
          icon: 'shield' as const,
          title: roleName(held),
          note: held.until !== undefined && (
            <>
              {text('settings.people.until')} <Instant at={held.until} />
            </>
          ),
          end: mayManage && (
            <Button icon="cross" onPress={() => takeAway(held)}>
              {text('settings.people.roleEnd')}
            </Button>
          ),
        }))}
      />
      {mayManage && <GiveRole account={account} />}
    </section>
  )
}

function GiveRole({ account }: { account: Account }) {
  const text = useText()
  const word = useWord()
  const zone = useZone()
  const [role, setRole] = useState<ProviderRole | null>(null)
  const [site, setSite] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const grant = useWrite('grant-role', {
    changes: ['list-accounts'],
    onDone(_, given) {
      tell({ text: text('settings.people.roleGiven', { role: word('role', given.role) }) })
      setRole(null)
      setUntil(null)
    },
  })
  const give = () =>
    role !== null &&
    grant.mutate({
      account_id: account.account_id,
      role,
      ...(site !== null && { site_id: site }),
      ...(until !== null && { until }),
    })
  return (
    <div className="stack person-role">
      <h3>{text('settings.people.give')}</h3>
      <Select<ProviderRole>
        label={text('settings.people.role')}
        value={role}
        choices={providerRoles.map((id) => ({ id, text: word('role', id), hint: text(`settings.role.${id}`) }))}
        onChange={setRole}
      />
      <SiteSelect site={site} onChange={setSite} />
      <InstantField
        label={text('settings.people.until')}
        hint={text('settings.people.untilHint')}
        optional
        zone={zone}
        value={until}
        onChange={setUntil}
      />
      {grant.error !== null && <FailedRead error={grant.error} />}
      <div className="row">
        <Button icon="plus" isPending={grant.isPending} isDisabled={role === null} onPress={give}>
          {text('settings.people.giveDo')}
        </Button>
      </div>
    </div>
  )
}
