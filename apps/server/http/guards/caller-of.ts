import type { FastifyRequest } from 'fastify'
import { Problem } from '../../../../base/errors.ts'
import { type Caller, checkSession, recordRefusal, signInFirst } from '../../../../office/access/index.ts'
import type { ServerParts } from '../server-parts.ts'
import { takeTurn } from './rate-limits.ts'
import { tokenOf } from './session-cookie.ts'

const known = new WeakMap<FastifyRequest, Caller>()

/** Who is signed in. Throws `SIGN_IN`, `TOO_MANY`. Looked up once for each request. */
export async function callerOf(
  { office, place, limits }: Pick<ServerParts, 'office' | 'place' | 'limits'>,
  request: FastifyRequest,
): Promise<Caller> {
  const before = known.get(request)
  if (before !== undefined) return before
  const token = tokenOf(request.headers.cookie, place().secure)
  if (token === undefined) throw signInFirst('You are not signed in')
  const caller = await checkSession(office, token, request.headers['x-cordon'] === 'background')
  takeTurn(limits, 'account', caller.accountId)
  known.set(request, caller)
  return caller
}

/** The same, of a session that verified the person. Throws `NOT_VERIFIED` too, which is recorded as a refusal of `action`. */
export async function verifiedCallerOf(parts: ServerParts, request: FastifyRequest, action: string): Promise<Caller> {
  const caller = await callerOf(parts, request)
  if (caller.verified) return caller
  const refusal = new Problem(
    'NOT_VERIFIED',
    'This sign-in did not verify who you are',
    'Sign in with a passkey that asks for a PIN or fingerprint',
  )
  return recordRefusal(parts.office, { action: { name: action }, caller, caseId: undefined }, refusal)
}
