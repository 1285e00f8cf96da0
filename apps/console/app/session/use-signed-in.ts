import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { readSession, sessionKey } from './read-session.ts'
import { sessionEnding } from './session-store.ts'

/** What to do once somebody is signed in: everything that waited for it is asked for. */
export function useSignedIn(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    sessionEnding.forget()
    void client.resetQueries({ queryKey: sessionKey })
  }, [client])
}

/** Calls `then` when the person comes back to this tab and has signed in in another one meanwhile. */
export function useSignedInElsewhere(then: () => void): void {
  useEffect(() => {
    const look = () => {
      // Not signed in is what the page says already.
      readSession().then(then, () => undefined)
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [then])
}
