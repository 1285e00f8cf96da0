import { createHash, randomBytes } from 'node:crypto'
import type { Office } from '../office.ts'

/** A way in that was proven, for an account. */
export interface ProvenSignIn {
  accountId: string
  /** Which passkey, code generator or directory login; ids, not secrets. */
  authenticator: string
  verified: boolean
  /** For the ledger: passkey, oidc, totp, recovery. */
  way: string
}

/** However busy, a session ends; another sign-in takes two clicks. */
const longestHours = 12

/** Starts a session and answers its token, which exists nowhere else: the table holds its hash. */
export async function startSession(
  office: Office,
  proven: ProvenSignIn,
): Promise<{ token: string; sessionId: string }> {
  const token = randomBytes(32).toString('base64url')
  const sessionId = office.ids.next()
  await office.store.transaction({ person: proven.accountId }, async (trx) => {
    await trx
      .insertInto('sessions')
      .values({
        id: sessionId,
        token_hash: hashOfToken(token),
        account_id: proven.accountId,
        authenticator: proven.authenticator,
        verified: proven.verified,
        ends_at: new Date(office.clock.now() + longestHours * 3_600_000),
      })
      .execute()
    const entry = { what: 'session.started', facts: { way: proven.way } }
    await office.recorder.write(trx, { account: proven.accountId }, undefined, [entry])
  })
  office.recorder.wake()
  return { token, sessionId }
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}
