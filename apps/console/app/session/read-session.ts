import type { SessionAnswer } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'

export const sessionKey = ['session'] as const

/** Who the cookie says I am, and how the vault stands; also while the vault is sealed. Throws `ServerProblem` 401 where nobody is signed in. */
export async function readSession(signal?: AbortSignal): Promise<SessionAnswer> {
  const { body } = await send<SessionAnswer>('/api/session', undefined, signal === undefined ? {} : { signal })
  return body
}
