import { useEffect, useState } from 'react'
import { systemClock } from '../../../../base/clock.ts'
import { presence, watchPresence } from '../../api/presence.ts'
import { listenToAnswers } from '../../api/send.ts'
import { Button } from '../../design/actions/button.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { useText } from '../../messages/use-text.ts'
import { makeIdleWatch } from './idle.ts'
import { readSession } from './read-session.ts'
import { sessionEnding } from './session-store.ts'

/** Warns before the session ends for want of anybody, renews it for those who type, and hides everything when it is over. */
export function IdleGuard({ idleMinutes }: { idleMinutes: number }) {
  const text = useText()
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  useEffect(() => {
    const watch = makeIdleWatch(systemClock, idleMinutes * 60_000, presence.sinceTouchMs)
    const look = () => {
      const now = watch.look()
      setSecondsLeft(now.state === 'warned' ? Math.ceil(now.leftMs / 1000) : null)
      if (now.state === 'over') sessionEnding.end('idle')
      if (now.state === 'awake' && now.mustRenew) renew()
    }
    const stops = [
      listenToAnswers({ answered: (_, countedAt) => countedAt !== null && watch.count(countedAt), lost: () => {} }),
      watchPresence(look),
    ]
    const timer = setInterval(look, 1_000)
    return () => {
      for (const stop of stops) stop()
      clearInterval(timer)
    }
  }, [idleMinutes])
  return (
    <Dialog
      title={text('shell.idle.title')}
      kind="alert"
      isOpen={secondsLeft !== null}
      onClose={renew}
      actions={
        <Button tone="main" onPress={renew}>
          {text('shell.idle.stay')}
        </Button>
      }
    >
      <p>{text('shell.idle.text')}</p>
      <p className="figures">{text('shell.idle.left', { seconds: secondsLeft ?? 0 })}</p>
    </Dialog>
  )
}

let isRenewing = false

/** Any counted request lengthens the session. What a failed one means, the listeners of answers know already. */
function renew(): void {
  if (isRenewing) return
  isRenewing = true
  readSession()
    .catch(() => undefined)
    .finally(() => {
      isRenewing = false
    })
}
