import { createContext, useContext } from 'react'
import type { OutputOf, SessionAnswer } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'

export const SessionContext = createContext<SessionAnswer | null>(null)

/** Who is signed in, with the roles at the provider; only below a SessionGate. */
export function useSession(): SessionAnswer {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession needs a SessionGate above it')
  return session
}

/** The same person with name, language and the cases; undefined while it is on its way. */
export function useSelf(): OutputOf<'read-self'> | undefined {
  return useRead('read-self', {}).data
}
