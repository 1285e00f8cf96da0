import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Office } from '../office.ts'
import { startSession } from '../sessions/start-session.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { refuseSignIn } from './refuse-sign-in.ts'
import type { RelyingParty } from './relying-party.ts'

export type SignInOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>

/** What the browser needs: any passkey of this place, so nobody types who they are, and nobody learns who has an account. */
export async function beginPasskeySignIn(
  office: Office,
  party: RelyingParty,
): Promise<{ challenge_id: string; options: SignInOptions }> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  return { challenge_id: await keepChallenge(office, 'passkey', options.challenge), options }
}

/** Checks what the authenticator signed and starts a session. Throws `SIGN_IN` (took too long), `SIGN_IN_FAILED`. */
export async function finishPasskeySignIn(
  office: Office,
  party: RelyingParty,
  { challenge_id, response }: { challenge_id: string; response: AuthenticationResponseJSON },
): Promise<{ token: string }> {
  const { value: challenge } = await takeChallenge<string>(office, 'passkey', challenge_id)
  const passkey = await findPasskey(office, String(response.id))
  if (passkey?.public_key == null) return refuseSignIn(office, 'passkey', 'unknown-passkey', 'passkey')
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.handle,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return refuseSignIn(office, 'passkey', 'wrong-signature', passkey.account_id)
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  await office.store.transaction('nobody', (trx) =>
    trx
      .updateTable('credentials')
      .set({ counter: String(newCounter), backed_up: credentialBackedUp, used_at: new Date(office.clock.now()) })
      .where('id', '=', passkey.id)
      .execute(),
  )
  const proven = { accountId: passkey.account_id, authenticator: `passkey:${passkey.id}`, verified: true }
  return startSession(office, { ...proven, way: 'passkey' })
}

function findPasskey(office: Office, handle: string) {
  return office.store.read('nobody', (trx) =>
    trx
      .selectFrom('credentials')
      .innerJoin('accounts', 'accounts.id', 'credentials.account_id')
      .select(['credentials.id', 'account_id', 'handle', 'public_key', 'counter'])
      .where('handle', '=', handle)
      .where('kind', '=', 'passkey')
      .where('revoked_at', 'is', null)
      .where('accounts.state', '=', 'active')
      .executeTakeFirst(),
  )
}
