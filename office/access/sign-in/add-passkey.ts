import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import type { RelyingParty } from './relying-party.ts'

export type PasskeyOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>

interface Expected {
  challenge: string
}

/** What the browser needs to make a passkey for this person: kept on the device, with the person verified each time. */
export async function beginPasskey(
  office: Office,
  party: RelyingParty,
  accountId: string,
): Promise<{ challenge_id: string; options: PasskeyOptions }> {
  const known = await office.store.read('nobody', (trx) =>
    trx
      .selectFrom('credentials')
      .innerJoin('accounts', 'accounts.id', 'credentials.account_id')
      .select(['credentials.handle', 'transports'])
      .where('account_id', '=', accountId)
      .where('kind', '=', 'passkey')
      .where('revoked_at', 'is', null)
      .execute(),
  )
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    // What a device shows in its list of passkeys: the account's handle would mean nothing, a name may be seen by others.
    userName: `Cordon ${accountId.slice(0, 8)}`,
    userID: new Uint8Array(Buffer.from(accountId)),
    excludeCredentials: known.map(({ handle, transports }) => ({ id: handle, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const expected: Expected = { challenge: options.challenge }
  return { challenge_id: await keepChallenge(office, 'add-passkey', expected, accountId), options }
}

/** What the browser made, checked against what was asked. Answers whose it is; undefined where it does not hold. */
export async function checkNewPasskey(
  office: Office,
  party: RelyingParty,
  challengeId: string,
  response: RegistrationResponseJSON,
): Promise<{ accountId: string; passkey: WebAuthnCredential; backedUp: boolean } | undefined> {
  const { value, accountId } = await takeChallenge<Expected>(office, 'add-passkey', challengeId)
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: value.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified || accountId === null) return undefined
  const { credential, credentialBackedUp } = verified.registrationInfo
  return { accountId, passkey: credential, backedUp: credentialBackedUp }
}

export async function storePasskey(
  office: Office,
  trx: Transaction,
  accountId: string,
  { id, publicKey, counter, transports }: WebAuthnCredential,
  backedUp: boolean,
): Promise<string> {
  const row = { id: office.ids.next(), account_id: accountId, kind: 'passkey' as const, handle: id }
  const more = { public_key: Buffer.from(publicKey), counter: String(counter), backed_up: backedUp }
  await trx
    .insertInto('credentials')
    .values({ ...row, ...more, transports: transports ?? [] })
    .execute()
  return row.id
}
