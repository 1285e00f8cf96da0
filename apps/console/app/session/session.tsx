import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'
import { listenToCalls } from '../../api/call.ts'
import { ServerProblem } from '../../api/problem.ts'
import { useRead } from '../../api/use-read.ts'
import { drafts } from '../drafts.ts'
import { FailedRead } from '../failed-read.tsx'
import { IdleGuard } from './idle-guard.tsx'
import { sessionEnding } from './session-store.ts'
import { SignInPlace } from './sign-in-place.tsx'

/** Who is signed in, as the server says. */
export type Self = OutputOf<'read-self'>

const SelfContext = createContext<Self | null>(null)

/** Who is signed in; only below a SessionGate. */
export function useSelf(): Self {
  const self = useContext(SelfContext)
  if (self === null) throw new Error('useSelf needs a SessionGate above it')
  return self
}

/**
 * Shows what is below only to somebody who is signed in. When the session ends, everything on the page and everything that was read goes at
 * once; the address stays, and so do drafts, so that whoever signs in again goes on where they were.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const ending = sessionEnding.use()
  const client = useQueryClient()
  const self = useRead('read-self', {}, { when: ending === null })
  const account = self.data?.account_id
  useEffect(() => {
    if (account === undefined) return
    return listenToCalls({ answered: (status) => status === 401 && sessionEnding.end('ended'), lost: () => {} })
  }, [account])
  useEffect(() => {
    if (ending !== null) client.clear()
  }, [ending, client])
  useEffect(() => {
    if (account !== undefined) drafts.belongTo(account)
  }, [account])

  if (ending !== null) return <SignInPlace why={ending} />
  if (self.data !== undefined)
    return (
      <SelfContext value={self.data}>
        {children}
        <IdleGuard />
      </SelfContext>
    )
  if (self.error instanceof ServerProblem && self.error.status === 401) return <SignInPlace why={null} />
  if (self.error !== null) return <FailedRead error={self.error} again={() => void self.refetch()} />
  return null
}
