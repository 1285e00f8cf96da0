import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { Account } from './account-words.ts'
import { EndAccount } from './end-account.tsx'
import { Invitation } from './invitation.tsx'
import { PersonRoles } from './person-roles.tsx'
import { AccountState } from './screen.tsx'

/** One person of the staff: what they are here, and a new way in when theirs is lost. */
export function Screen() {
  const text = useText()
  const { accountId } = useParams({ from: '/settings/people/$accountId' })
  const { data, error, refetch } = useRead('list-accounts', {})
  const account = data?.accounts.find(({ account_id }) => account_id === accountId)
  return (
    <div className="stack read">
      <p className="no-print">
        <Link to="/settings/people">{text('settings.people.back')}</Link>
      </p>
      {data === undefined && error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {data !== undefined && account === undefined && (
        <EmptyState icon="search" title={text('shell.nowhere.heading')}>
          <p>{text('shell.nowhere.text')}</p>
        </EmptyState>
      )}
      {account !== undefined && <Person account={account} />}
    </div>
  )
}

function Person({ account }: { account: Account }) {
  const text = useText()
  const mayManage = useSession().may.includes('manage-accounts') && account.state === 'active'
  return (
    <>
      <section className="card">
        <div className="row">
          <h2>{account.name}</h2>
          <AccountState account={account} />
        </div>
        <Facts
          facts={[
            { name: text('settings.people.email'), value: account.email ?? text('settings.people.noEmail') },
            { name: text('settings.people.since'), value: <Instant at={account.since} /> },
          ]}
        />
      </section>
      <PersonRoles account={account} mayManage={mayManage} />
      {mayManage && <NewWayIn account={account} />}
      {mayManage && <EndAccount account={account} />}
    </>
  )
}

/** A new code for whoever has not enrolled yet, or lost every way in. */
function NewWayIn({ account: { account_id, name } }: { account: Account }) {
  const text = useText()
  const [code, setCode] = useState<string | null>(null)
  const renew = useWrite('renew-enrolment', {
    onDone: (outcome) => outcome.state === 'done' && setCode(outcome.output.code),
  })
  if (code !== null) return <Invitation name={name} code={code} onKept={() => setCode(null)} />
  return (
    <section className="card">
      <h2>{text('settings.people.newWay')}</h2>
      <p className="soft">{text('settings.people.newWayText')}</p>
      {renew.error !== null && <FailedRead error={renew.error} />}
      <div className="row">
        <Button icon="key" isPending={renew.isPending} onPress={() => renew.mutate({ account_id })}>
          {text('settings.people.newWayDo')}
        </Button>
      </div>
    </section>
  )
}
