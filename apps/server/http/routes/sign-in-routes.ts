import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  addOwnPasskey,
  beginEnrolment,
  beginOwnPasskey,
  beginPasskeySignIn,
  checkShape,
  finishEnrolment,
  finishPasskeySignIn,
  type RelyingParty,
  signInWithCodes,
  verifySession,
} from '../../../../office/access/index.ts'
import type { WaysInAnswer } from '../../../../office/client-types.ts'
import { callerOf, verifiedCallerOf } from '../guards/caller-of.ts'
import { addressKey, takeTurn } from '../guards/rate-limits.ts'
import { sessionCookie } from '../guards/session-cookie.ts'
import type { ServerParts } from '../server-parts.ts'
import { signInShapes as shapes } from './sign-in-shapes.ts'

const open = 'nobody is signed in before the sign-in'

/** Ways in, without a session: passkey, enrolment code, codes. And with one: a second factor, one more passkey. */
export function addSignInRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { office } = parts
  const way = (path: string, answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    app.post(`/api/sign-in/${path}`, { config: { lane: 'first', open } }, async (request, reply) => {
      takeTurn(parts.limits, 'signIn', addressKey(request.ip))
      return answer(request, reply)
    })
  const letIn = <T extends { token: string }>(reply: FastifyReply, { token, ...rest }: T) => {
    reply.header('set-cookie', sessionCookie(token, parts.place().secure))
    return { done: true, ...rest }
  }

  app.get(
    '/api/ways-in',
    { config: { lane: 'first', open } },
    async (): Promise<WaysInAnswer> => ({
      passkey: true,
      codes: office.keyring.exists && !office.keyring.sealed,
      directory: parts.directory !== undefined && office.keyring.exists && !office.keyring.sealed,
    }),
  )
  way('begin-passkey', () => beginPasskeySignIn(office, partyOf(parts)))
  way('passkey', async ({ body }, reply) => {
    const { challenge_id, response } = checkShape('passkey', shapes.passkey, body)
    const given = { challenge_id, response: response as AuthenticationResponseJSON }
    const { token } = await finishPasskeySignIn(office, partyOf(parts), given)
    return letIn(reply, { token })
  })
  way('begin-enrolment', ({ body }) =>
    beginEnrolment(office, partyOf(parts), checkShape('enrolment', shapes.enrol, body).code),
  )
  way('enrolment', async ({ body }, reply) => {
    const { response, ...given } = checkShape('enrolment', shapes.enrolled, body)
    const enrolled = { ...given, response: response as RegistrationResponseJSON }
    return letIn(reply, await finishEnrolment(office, partyOf(parts), enrolled))
  })
  way('codes', async ({ body }, reply) => {
    const { token } = await signInWithCodes(office, checkShape('codes', shapes.codes, body))
    return letIn(reply, { token })
  })

  app.post('/api/verify-session', async (request) => {
    takeTurn(parts.limits, 'signIn', addressKey(request.ip))
    const caller = await callerOf(parts, request)
    await verifySession(office, caller, checkShape('verify-session', shapes.generated, request.body).code)
    return { done: true }
  })
  app.post('/api/begin-own-passkey', async (request) =>
    beginOwnPasskey(office, partyOf(parts), await verifiedCallerOf(parts, request, 'begin-own-passkey')),
  )
  app.post('/api/add-own-passkey', async (request) => {
    const caller = await verifiedCallerOf(parts, request, 'add-own-passkey')
    const { challenge_id, response } = checkShape('add-own-passkey', shapes.added, request.body)
    await addOwnPasskey(office, partyOf(parts), caller, {
      challenge_id,
      response: response as RegistrationResponseJSON,
    })
    return { done: true }
  })
}

/** Passkeys belong to the host name that people type, with its port in the origin. */
function partyOf(parts: ServerParts): RelyingParty {
  const { origin } = parts.place()
  return { id: new URL(origin).hostname, name: parts.name, origin }
}
