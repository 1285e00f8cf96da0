import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AddParty } from './add-party.tsx'
import { PartyCard } from './party-card.tsx'

/** Who outside is part of the case, and what each was told and given. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  const [isAdding, setAdding] = useState(false)
  const isSeen = may('see-decisions')
  const { data, error, refetch } = useRead('list-parties', { case_id }, { when: isSeen, every: 20_000 })
  if (!isSeen)
    return (
      <EmptyState icon="lock" title={text('parties.closed.title')}>
        <p>{text('decisions.closed.text')}</p>
      </EmptyState>
    )
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const mayManage = may('manage-parties') && state === 'open'
  return (
    <div className="stack read">
      {mayManage && (
        <div className="row no-print">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {text('parties.add')}
          </Button>
        </div>
      )}
      {data.parties.length === 0 && (
        <EmptyState icon="people" title={text('parties.none.title')} level={3}>
          <p>{text('parties.none.text')}</p>
        </EmptyState>
      )}
      {data.parties.map((party) => (
        <PartyCard key={party.party_id} party={party} mayManage={mayManage} />
      ))}
      {isAdding && <AddParty onEnd={() => setAdding(false)} />}
    </div>
  )
}
