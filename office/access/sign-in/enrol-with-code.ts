import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Office } from '../office.ts'
import { startSession } from '../sessions/start-session.ts'
import { beginPasskey, checkNewPasskey, type PasskeyOptions, storePasskey } from './add-passkey.ts'
import { accountOfEnrolment } from './enrolment.ts'
import { hashOfCode } from './one-time-code.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { checkNotLocked, refuseSignIn } from './refuse-sign-in.ts'
import type { RelyingParty } from './relying-party.ts'

/** A first passkey, begun with an enrolment code. Throws `SIGN_IN_FAILED` for a code that is not good, `SIGN_IN_LOCKED`. */
export async function beginEnrolment(
  office: Office,
  party: RelyingParty,
  code: string,
): Promise<{ challenge_id: string; options: PasskeyOptions }> {
  const who = hashOfCode(code).toString('hex')
  await checkNotLocked(office, 'enrolment', who)
  const accountId = await office.store.read('nobody', (trx) => accountOfEnrolment(office, trx, code, false))
  if (accountId === undefined) return refuseSignIn(office, 'enrolment', 'unknown-code', who)
  return beginPasskey(office, party, accountId)
}

export interface Enrolled {
  token: string
  /** Shown once; undefined while the vault is sealed, for they are kept under its key. */
  recovery_codes: string[] | undefined
}

/** Ends it: the code is used up, the passkey kept, ten recovery codes made, a session started. Throws like `beginEnrolment`. */
export async function finishEnrolment(
  office: Office,
  party: RelyingParty,
  given: { code: string; challenge_id: string; response: RegistrationResponseJSON },
): Promise<Enrolled> {
  const who = hashOfCode(given.code).toString('hex')
  const made = await checkNewPasskey(office, party, given.challenge_id, given.response)
  if (made === undefined) return refuseSignIn(office, 'enrolment', 'wrong-passkey', who)
  const done = await office.store.transaction('nobody', async (trx) => {
    const accountId = await accountOfEnrolment(office, trx, given.code, true)
    if (accountId !== made.accountId) return undefined
    const credentialId = await storePasskey(office, trx, accountId, made.passkey, made.backedUp)
    const codes = office.keyring.sealed ? undefined : await makeRecoveryCodes(office, trx, accountId)
    return { accountId, credentialId, codes }
  })
  if (done === undefined) return refuseSignIn(office, 'enrolment', 'unknown-code', who)
  const proven = { accountId: done.accountId, authenticator: `passkey:${done.credentialId}`, verified: true }
  const { token } = await startSession(office, { ...proven, way: 'enrolment' })
  return { token, recovery_codes: done.codes }
}
