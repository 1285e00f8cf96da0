import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SessionGate } from '../../app/session/session.tsx'
import { takeReturn } from '../../app/session/sign-in.ts'
import { Banner } from '../../design/status/banner.tsx'
import { useText } from '../../messages/use-text.ts'

/** Where the directory sends people back to when something is still missing. Who is signed in goes on to where they wanted to be. */
export function Screen() {
  const text = useText()
  const [hasFailed] = useState(() => new URLSearchParams(window.location.search).has('failed'))
  return (
    <div className="stack">
      {hasFailed && (
        <Banner tone="bad" title={text('signIn.directoryFailed')} live="alert">
          <p>{text('signIn.directoryRemedy')}</p>
        </Banner>
      )}
      <SessionGate>
        <Onward />
      </SessionGate>
    </div>
  )
}

function Onward() {
  const [to] = useState(() => takeReturn() ?? '/')
  return <Navigate to={to} replace />
}
