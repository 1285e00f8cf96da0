import { useQuery } from '@tanstack/react-query'
import type { SessionAnswer } from '../../../../office/client-types.ts'
import { ServerProblem } from '../../api/problem.ts'
import { readSession, sessionKey } from './read-session.ts'
import { sessionEnding } from './session-store.ts'

export interface Standing {
  /** `unknown`: the server was not asked yet, or did not answer. */
  state: 'unknown' | 'inside' | 'outside'
  session: SessionAnswer | undefined
}

/** Whether somebody is signed in, for what stands around the gate. The gate asks the server; here is only looked at what it heard. */
export function useStanding(): Standing {
  const ending = sessionEnding.use()
  const { data, error } = useQuery({ queryKey: sessionKey, queryFn: () => readSession(), enabled: false })
  if (ending !== null || (error instanceof ServerProblem && error.status === 401))
    return { state: 'outside', session: undefined }
  return { state: data === undefined ? 'unknown' : 'inside', session: data }
}
