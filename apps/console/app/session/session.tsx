import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { SessionAnswer } from '../../../../office/client-types.ts'
import { ServerProblem } from '../../api/problem.ts'
import { listenToAnswers } from '../../api/send.ts'
import { drafts } from '../drafts.ts'
import { FailedRead } from '../failed-read.tsx'
import { IdleGuard } from './idle-guard.tsx'
import { OwnLanguage } from './own-language.tsx'
import { readSession, sessionKey } from './read-session.ts'
import { sessionEnding } from './session-store.ts'
import { SignInPlace } from './sign-in-place.tsx'
import { UnsealPlace } from './unseal-place.tsx'
import { SessionContext } from './use-session.ts'
import { VerifyPlace } from './verify-place.tsx'

function Inside({ session, children }: { session: SessionAnswer; children: ReactNode }) {
  // First the vault: the key of a code generator lies in it.
  if (session.vault !== 'open') return <UnsealPlace vault={session.vault} />
  if (!session.verified) return <VerifyPlace />
  return (
    <>
      <OwnLanguage />
      {children}
    </>
  )
}

/**
 * Shows what is below only to somebody who is signed in, with the vault open. When the session ends, everything on the page and everything
 * that was read goes at once; the address stays, and so do drafts, so that whoever signs in again goes on where they were.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const ending = sessionEnding.use()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => readSession(signal),
    enabled: ending === null,
    staleTime: 60_000,
  })
  const account = data?.account_id
  useEffect(() => {
    if (account === undefined) return
    drafts.belongTo(account)
    // A sign-in that failed (a wrong code) is refused with 401 too, and ends nothing.
    const refused = (code: string) => code === 'SIGN_IN' && sessionEnding.end('ended')
    return listenToAnswers({ answered: () => {}, lost: () => {}, refused })
  }, [account])
  useEffect(() => {
    if (ending !== null) client.clear()
  }, [ending, client])

  if (ending !== null) return <SignInPlace why={ending} />
  if (error instanceof ServerProblem && error.status === 401) return <SignInPlace why={null} />
  if (error !== null && data === undefined) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return null
  return (
    <SessionContext value={data}>
      <Inside session={data}>{children}</Inside>
      <IdleGuard idleMinutes={data.idle_minutes} />
    </SessionContext>
  )
}
