import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from '../design/actions/button.tsx'
import { Link } from '../design/actions/link.tsx'
import { EmptyState } from '../design/status/empty-state.tsx'
import { useText } from '../messages/use-text.ts'
import { FailedRead } from './failed-read.tsx'
import { ScreenGone } from './lazy-screen.tsx'

/** In place of a screen that failed; the shell around it stays. */
export function CrashedScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const again = () => {
    if (error instanceof ScreenGone) return window.location.reload()
    reset()
    void router.invalidate()
  }
  return <FailedRead error={error instanceof Error ? error : new Error(String(error))} again={again} />
}

/** An address that leads nowhere: mistyped, or of something that is gone. */
export function NoSuchPlace() {
  const text = useText()
  const router = useRouter()
  return (
    <EmptyState
      icon="search"
      title={text('shell.nowhere.heading')}
      action={
        <div className="row">
          <Button icon="left" onPress={() => router.history.back()}>
            {text('shell.nowhere.back')}
          </Button>
          <Link to="/">{text('shell.place.home')}</Link>
        </div>
      }
    >
      <p>{text('shell.nowhere.text')}</p>
    </EmptyState>
  )
}
