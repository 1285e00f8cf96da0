import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { ScreenActions } from '../../../app/screen-actions.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Switch } from '../../../design/fields/switch.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import type { Column } from '../../../design/tables/column.ts'
import { DataTable } from '../../../design/tables/data-table.tsx'
import { useText } from '../../../messages/use-text.ts'
import { type Account, useRoleName } from './account-words.ts'

/** Everybody with an account, and what they are. */
export function Screen() {
  const text = useText()
  const navigate = useNavigate()
  const { data, error, refetch } = useRead('list-accounts', {})
  const mayManage = useSession().may.includes('manage-accounts')
  const [search, setSearch] = useState('')
  const [withLeft, setWithLeft] = useState(false)
  const columns = useColumns()
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const shown = data.accounts.filter((account) => isFound(account, search, withLeft))
  return (
    <div className="stack">
      {mayManage && (
        <ScreenActions>
          <Button tone="main" icon="plus" onPress={() => void navigate({ to: '/settings/people/invite' })}>
            {text('settings.people.invite')}
          </Button>
        </ScreenActions>
      )}
      <div className="filters">
        <TextField label={text('settings.people.search')} optional value={search} onChange={setSearch} />
        <Switch label={text('settings.people.withLeft')} value={withLeft} onChange={setWithLeft} />
      </div>
      <div className="people-table" style={{ '--people': shown.length } as CSSProperties}>
        <DataTable
          label={text('settings.people')}
          columns={columns}
          count={shown.length}
          row={(index) => shown[index]}
          onOpen={({ account_id }) =>
            void navigate({ to: '/settings/people/$accountId', params: { accountId: account_id } })
          }
          empty={<p className="soft">{text('settings.people.none')}</p>}
        />
      </div>
    </div>
  )
}

function isFound({ name, email = '', state }: Account, search: string, withLeft: boolean): boolean {
  const wanted = search.trim().toLocaleLowerCase()
  return (withLeft || state === 'active') && `${name} ${email}`.toLocaleLowerCase().includes(wanted)
}

function useColumns(): Column<Account>[] {
  const text = useText()
  const roleName = useRoleName()
  return [
    { id: 'name', title: text('settings.people.name'), width: 'minmax(9rem, 1fr)', cell: ({ name }) => name },
    {
      id: 'roles',
      title: text('settings.people.roles'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ roles }) => roles.map(roleName).join(', '),
    },
    {
      id: 'email',
      title: text('settings.people.email'),
      width: 'minmax(10rem, 1fr)',
      from: 860,
      cell: ({ email = '' }) => email,
    },
    {
      id: 'state',
      title: text('settings.people.state'),
      width: '11rem',
      from: 560,
      cell: (account) => <AccountState account={account} />,
    },
  ]
}

export function AccountState({ account: { state, has_passkey } }: { account: Account }) {
  const text = useText()
  if (state === 'left') return <Badge>{text('settings.people.left')}</Badge>
  if (!has_passkey) return <Badge tone="warn">{text('settings.people.notEnrolled')}</Badge>
  return (
    <Badge tone="good" icon="key">
      {text('settings.people.enrolled')}
    </Badge>
  )
}
