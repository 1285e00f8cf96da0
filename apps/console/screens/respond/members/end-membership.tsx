import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useSession } from '../../../app/session/use-session.ts'
import { Button } from '../../../design/actions/button.tsx'
import { IconButton } from '../../../design/actions/icon-button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import type { Member } from './member.ts'

/** Takes somebody out of the case. Their tasks become nobody's, which no undo would bring back: so it is asked. */
export function EndMembership({ member: { account_id, name, role } }: { member: Member }) {
  const text = useText()
  const { case_id } = useCase()
  const { account_id: me } = useSession()
  const [isAsking, setAsking] = useState(false)
  const end = useWrite('end-membership', {
    changes: ['list-members', 'list-tasks', 'read-case'],
    onDone: () => setAsking(false),
  })
  // Nobody changes their own place; who watches over the case is taken out by a privacy officer alone, which the server checks.
  if (account_id === me) return null
  return (
    <>
      <IconButton icon="cross" label={text('members.end', { name })} onPress={() => setAsking(true)} />
      <Dialog
        title={text('members.end.title', { name })}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text('respond.cancel')}</Button>
            <Button tone="danger" isPending={end.isPending} onPress={() => end.mutate({ case_id, account_id })}>
              {text('members.end.do')}
            </Button>
          </>
        }
      >
        <p>{text(role === 'guest-firm' || role === 'counsel' ? 'members.end.guest' : 'members.end.text')}</p>
        {end.error !== null && <FailedRead error={end.error} />}
      </Dialog>
    </>
  )
}
