import { useMutation, useQuery } from '@tanstack/react-query'
import { IconButton } from '../design/actions/icon-button.tsx'
import { Menu } from '../design/actions/menu.tsx'
import { tell } from '../design/overlays/toast-queue.ts'
import { useText } from '../messages/use-text.ts'
import { drafts } from './drafts.ts'
import { problemOf } from './failed-read.tsx'
import { readSession, sessionKey } from './session/read-session.ts'
import { sessionEnding } from './session/session-store.ts'
import { signOut } from './session/sign-in.ts'

/** Only while somebody is signed in: the way out. */
export function PersonMenu() {
  const text = useText()
  const ending = sessionEnding.use()
  // The gate asks; here is only looked at what it got.
  const { data } = useQuery({ queryKey: sessionKey, queryFn: () => readSession(), enabled: false })
  const leaving = useMutation({
    mutationFn: signOut,
    retry: false,
    onSuccess() {
      drafts.clear()
      sessionEnding.end('left')
    },
    onError: (error) => tell({ tone: 'bad', text: problemOf(error, text).title }),
  })
  if (data === undefined || ending !== null) return null
  return (
    <Menu
      label={text('shell.me')}
      choices={[{ id: 'out', text: text('shell.signOut'), icon: 'out', run: () => leaving.mutate() }]}
    >
      <IconButton icon="person" label={text('shell.me')} />
    </Menu>
  )
}
