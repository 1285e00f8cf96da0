import { focusManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { systemClock } from '../../../../base/clock.ts'
import { call, listenToCalls } from '../../api/call.ts'
import { Button } from '../../design/actions/button.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { useText } from '../../messages/use-text.ts'
import { makeIdleWatch } from './idle.ts'
import { sessionEnding } from './session-store.ts'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Warns before the session ends for want of anybody, renews it for those who type, and hides everything when it is over. */
export function IdleGuard() {
  const text = useText()
  const client = useQueryClient()
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  useEffect(() => {
    const watch = makeIdleWatch(systemClock)
    const look = () => {
      const now = watch.look()
      setSecondsLeft(now.state === 'warned' ? Math.ceil(now.leftMs / 1000) : null)
      if (now.state === 'over') sessionEnding.end('idle')
      if (now.state === 'awake') focusManager.setFocused(now.isResting ? false : undefined)
      if (now.state === 'awake' && now.mustRenew) void renew()
    }
    const touch = () => {
      watch.touch()
      look()
    }
    const stop = listenToCalls({ answered: watch.answer, lost: () => {} })
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true })
    const timer = setInterval(look, 1_000)
    return () => {
      stop()
      for (const sign of signs) window.removeEventListener(sign, touch)
      clearInterval(timer)
      focusManager.setFocused(undefined)
    }
  }, [])

  const stay = () => void renew().then(() => client.invalidateQueries({ queryKey: ['read-self'] }))
  return (
    <Dialog
      title={text('shell.idle.title')}
      kind="alert"
      isOpen={secondsLeft !== null}
      onClose={stay}
      actions={
        <Button tone="main" onPress={stay}>
          {text('shell.idle.stay')}
        </Button>
      }
    >
      <p>{text('shell.idle.text')}</p>
      <p className="figures" role="timer">
        {text('shell.idle.left', { seconds: secondsLeft ?? 0 })}
      </p>
    </Dialog>
  )
}

/** Any answered request lengthens the session. What else the answer says reaches the session through the listeners. */
async function renew(): Promise<void> {
  await call('read-self', {}).catch(() => undefined)
}
