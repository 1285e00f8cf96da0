import { blindIndex, normalisers } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'
import { startSession } from '../sessions/start-session.ts'
import { spendGeneratedCode } from './code-generator.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { checkNotLocked, refuseSignIn } from './refuse-sign-in.ts'

/**
 * Without a passkey at hand: the code of a generator and a recovery code, both used up by it. Either alone is something that may have
 * been copied. Throws `SIGN_IN_FAILED` whatever was wrong, `SIGN_IN_LOCKED`, `VAULT_SEALED`.
 */
export async function signInWithCodes(
  office: Office,
  given: { email: string; generated: string; recovery: string },
): Promise<{ token: string }> {
  const token = blindIndex(office.keyring.caseKeys(officeKeys), 'staff e-mail', given.email, normalisers.email)
  const account = await office.store.read('nobody', (trx) =>
    trx
      .selectFrom('accounts')
      .select('id')
      .where('email_token', '=', token ?? '')
      .where('state', '=', 'active')
      .executeTakeFirst(),
  )
  const who = account?.id ?? token ?? 'nobody'
  await checkNotLocked(office, 'codes', who)
  if (account === undefined) return refuseSignIn(office, 'codes', 'unknown-account', who)
  const generator = await office.store
    .transaction('nobody', async (trx) => {
      const generator = await spendGeneratedCode(office, trx, account.id, given.generated)
      if (generator === undefined || !(await spendRecoveryCode(office, trx, account.id, given.recovery)))
        throw new WrongCode()
      return generator
    })
    .catch((cause: unknown) => {
      if (cause instanceof WrongCode) return undefined
      throw cause
    })
  if (generator === undefined) return refuseSignIn(office, 'codes', 'wrong-code', who)
  return startSession(office, {
    accountId: account.id,
    authenticator: `totp:${generator}`,
    verified: true,
    way: 'codes',
  })
}

/** Takes the transaction back, so that a wrong half does not use the right one up. */
class WrongCode extends Error {}
