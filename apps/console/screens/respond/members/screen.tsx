import { useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { EndMembership } from './end-membership.tsx'
import { LetIn } from './let-in.tsx'
import type { Member } from './member.ts'

/** Who is in the case as what, until when, and who was. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  const [isLetting, setLetting] = useState(false)
  const { data, error, refetch } = useRead('list-members', { case_id }, { every: 60_000 })
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  const canManage = may('manage-members') && state === 'open'
  const now = data.members.filter((member) => member.now)
  const past = data.members.filter((member) => !member.now)
  return (
    <div className="stack">
      <section className="card">
        <h2>{text('members.now')}</h2>
        <MemberRows label={text('members.now')} members={now} canManage={canManage} />
        {canManage && (
          <div className="row no-print">
            <Button icon="plus" onPress={() => setLetting(true)}>
              {text('members.letIn')}
            </Button>
          </div>
        )}
      </section>
      {past.length > 0 && (
        <section className="card">
          <h2>{text('members.past')}</h2>
          <MemberRows label={text('members.past')} members={past} canManage={false} />
        </section>
      )}
      {isLetting && <LetIn onEnd={() => setLetting(false)} />}
    </div>
  )
}

interface MemberRowsProps {
  label: string
  members: readonly Member[]
  canManage: boolean
}

function MemberRows({ label, members, canManage }: MemberRowsProps) {
  const text = useText()
  const word = useWord()
  return (
    <Rows
      label={label}
      rows={members.map((member) => {
        const { account_id, name, role, since, until, glass } = member
        return {
          id: `${account_id} ${since}`,
          icon: 'person' as const,
          title: <bdi>{name}</bdi>,
          note: (
            <>
              {word('role', role)} · {text('members.since')} <Instant at={since} />
              {until !== undefined && (
                <>
                  {' '}
                  · {text('members.until')} <Instant at={until} />
                </>
              )}
            </>
          ),
          end: (
            <>
              {glass && (
                <Badge tone="warn" icon="warn">
                  {text('members.glass')}
                </Badge>
              )}
              {canManage && !glass && <EndMembership member={member} />}
            </>
          ),
        }
      })}
    />
  )
}
