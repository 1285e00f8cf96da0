import { defineAction } from '../action.ts'
import { notFound } from '../problems.ts'
import { endSessions } from '../sessions/end-session.ts'
import { closed, done, uuid } from '../shapes.ts'
import { keepAnAdministrator } from './end-role.ts'

export const endAccount = defineAction({
  name: 'end-account',
  summary:
    'closes the account of somebody who left: sessions end at once, ways in and roles are gone, what they did stays',
  scope: 'provider',
  permission: 'manage-accounts',
  effect: 'write',
  input: closed({ account_id: uuid }),
  output: done,
  async run({ office, trx, caller, now }, { account_id }) {
    const { numUpdatedRows } = await trx
      .updateTable('accounts')
      .set({ state: 'left', email_token: null })
      .where('id', '=', account_id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound('person')
    await trx.deleteFrom('grants').where('account_id', '=', account_id).execute()
    await trx
      .updateTable('credentials')
      .set({ revoked_at: now })
      .where('account_id', '=', account_id)
      .where('revoked_at', 'is', null)
      .execute()
    await endSessions(office, trx, { accountId: account_id, why: 'left', by: caller.accountId })
    await keepAnAdministrator(trx, now)
    return { done: true }
  },
})
