import type { Caller } from '../caller.ts'
import type { Office } from '../office.ts'
import { spendGeneratedCode } from './code-generator.ts'
import { checkNotLocked, refuseSignIn } from './refuse-sign-in.ts'

/** Makes an unverified session a verified one, by a generated code. Throws `SIGN_IN_FAILED`, `SIGN_IN_LOCKED`, `VAULT_SEALED`. */
export async function verifySession(office: Office, caller: Caller, code: string): Promise<void> {
  await checkNotLocked(office, 'totp', caller.accountId)
  const right = await office.store.transaction('nobody', async (trx) => {
    if ((await spendGeneratedCode(office, trx, caller.accountId, code)) === undefined) return false
    await trx.updateTable('sessions').set({ verified: true }).where('id', '=', caller.sessionId).execute()
    await office.recorder.write(trx, { account: caller.accountId }, undefined, [
      { what: 'session.started', facts: { way: 'totp' } },
    ])
    return true
  })
  if (!right) await refuseSignIn(office, 'totp', 'wrong-code', caller.accountId)
}
