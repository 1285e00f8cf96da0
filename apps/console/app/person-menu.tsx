import { useMutation } from '@tanstack/react-query'
import { IconButton } from '../design/actions/icon-button.tsx'
import { Menu } from '../design/actions/menu.tsx'
import { tell } from '../design/overlays/toast-queue.ts'
import { useLanguage } from '../messages/use-text.ts'
import { drafts } from './drafts.ts'
import { problemOf } from './failed-read.tsx'
import { sessionEnding } from './session/session-store.ts'
import { signOut } from './session/sign-in.ts'
import { useStanding } from './session/use-standing.ts'

/** Only while somebody is signed in: the way out. */
export function PersonMenu() {
  const spoken = useLanguage()
  const { text } = spoken
  const { state } = useStanding()
  const leaving = useMutation({
    mutationFn: signOut,
    retry: false,
    onSuccess() {
      drafts.clear()
      sessionEnding.end('left')
    },
    onError: (error) => tell({ tone: 'bad', text: problemOf(error, spoken).title }),
  })
  if (state !== 'inside') return null
  return (
    <Menu
      label={text('shell.me')}
      choices={[{ id: 'out', text: text('shell.signOut'), icon: 'out', run: () => leaving.mutate() }]}
    >
      <IconButton icon="person" label={text('shell.me')} />
    </Menu>
  )
}
