import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Caller } from '../caller.ts'
import type { Office } from '../office.ts'
import { beginPasskey, checkNewPasskey, type PasskeyOptions, storePasskey } from './add-passkey.ts'
import { refuseSignIn } from './refuse-sign-in.ts'
import type { RelyingParty } from './relying-party.ts'

/** One more passkey for somebody who is signed in; the caller's session must be a verified one (the server checks). */
export function beginOwnPasskey(
  office: Office,
  party: RelyingParty,
  caller: Caller,
): Promise<{ challenge_id: string; options: PasskeyOptions }> {
  return beginPasskey(office, party, caller.accountId)
}

/** Keeps it. Throws `SIGN_IN_FAILED` where it is not what was asked for, or of somebody else. */
export async function addOwnPasskey(
  office: Office,
  party: RelyingParty,
  caller: Caller,
  given: { challenge_id: string; response: RegistrationResponseJSON },
): Promise<void> {
  const made = await checkNewPasskey(office, party, given.challenge_id, given.response)
  if (made === undefined || made.accountId !== caller.accountId)
    return refuseSignIn(office, 'passkey', 'wrong-passkey', caller.accountId)
  await office.store.transaction({ person: caller.accountId }, async (trx) => {
    await storePasskey(office, trx, caller.accountId, made.passkey, made.backedUp)
    const entry = { what: 'office.action', facts: { action: 'add-passkey' } }
    await office.recorder.write(trx, { account: caller.accountId }, undefined, [entry])
  })
  office.recorder.wake()
}
