import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { ScreenActions } from '../../../app/screen-actions.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { BringRoster } from './bring-roster.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { rosterSending, type Sending } from './sending.ts'
import { VersionCard } from './version-card.tsx'

/** The provider's own list of patients, kept ready for the next breach. */
export function Screen() {
  const text = useText()
  const { may, account_id } = useSession()
  const mayKeep = may.includes('keep-rosters')
  const [isBringing, setBringing] = useState(false)
  const sending = useMine(account_id)
  // Reading takes some seconds after the last byte.
  const { data, error, refetch } = useRead('list-rosters', {}, { every: 5000 })
  const sites = useRead('list-sites', {}).data?.sites ?? []
  const people = useRead('list-accounts', {}).data?.accounts ?? []
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const newest = data.rosters.find(({ state }) => state === 'ready')
  return (
    <div className="stack read">
      {mayKeep && !isBringing && sending === null && (
        <ScreenActions>
          <Button tone={newest === undefined ? 'main' : 'plain'} icon="plus" onPress={() => setBringing(true)}>
            {text('roster.bring')}
          </Button>
        </ScreenActions>
      )}
      <p className="soft">{text('roster.text')}</p>
      {isBringing && <BringRoster onEnd={() => setBringing(false)} />}
      {sending !== null && <OnItsWay sending={sending} />}
      {data.rosters.length === 0 && !isBringing && sending === null && (
        <EmptyState icon="register" title={text('roster.none')}>
          <p>{text(mayKeep ? 'roster.noneText' : 'roster.noneOther')}</p>
        </EmptyState>
      )}
      {data.rosters.map((version) => (
        <VersionCard
          key={version.roster_id}
          version={version}
          isNewest={version === newest}
          mayKeep={mayKeep}
          nameOfSite={(id) => sites.find(({ site_id }) => site_id === id)?.name ?? id}
          nameOfPerson={(id) => people.find((person) => person.account_id === id)?.name ?? ''}
        />
      ))}
    </div>
  )
}

/** What this person is sending; what has arrived stands among the versions. */
function useMine(account: string): Sending | null {
  const client = useQueryClient()
  const sending = rosterSending.use()
  const isSent = sending?.state === 'sent'
  useEffect(() => {
    if (!isSent) return
    void client.invalidateQueries({ queryKey: ['list-rosters'] })
    rosterSending.drop()
  }, [isSent, client])
  return sending !== null && sending.account === account && !isSent ? sending : null
}
