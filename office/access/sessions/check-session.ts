import type { Caller } from '../caller.ts'
import type { Office } from '../office.ts'
import { signInFirst } from '../problems.ts'
import { hashOfToken } from './start-session.ts'

export const idleMinutes = 15
/** A request within this time of the last one does not write the table. */
const noteEveryMs = 30_000

/**
 * Who holds this token now. A request that nobody made, such as a page that looks for news by itself, is `background`: it does not count
 * as somebody being there. Throws `SIGN_IN` for a token that is unknown, ended, too old, or was idle for 15 minutes.
 */
export async function checkSession(office: Office, token: string, background = false): Promise<Caller> {
  const now = office.clock.now()
  const row = await office.store.read('nobody', (trx) =>
    trx
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
      .select(['sessions.id', 'account_id', 'authenticator', 'verified', 'seen_at', 'ends_at'])
      .where('token_hash', '=', hashOfToken(token))
      .where('ended_at', 'is', null)
      .where('accounts.state', '=', 'active')
      .executeTakeFirst(),
  )
  if (row === undefined) throw signInFirst('You are not signed in')
  if (row.ends_at.getTime() <= now) throw signInFirst('This session has reached its longest time')
  if (now - row.seen_at.getTime() > idleMinutes * 60_000)
    throw signInFirst(`This session was idle for more than ${idleMinutes} minutes`)
  if (!background && now - row.seen_at.getTime() >= noteEveryMs) await noteSeen(office, row.id)
  const { account_id: accountId, authenticator, verified } = row
  return { accountId, sessionId: row.id, authenticator, verified }
}

async function noteSeen(office: Office, id: string): Promise<void> {
  await office.store.transaction('nobody', (trx) =>
    trx
      .updateTable('sessions')
      .set({ seen_at: new Date(office.clock.now()) })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute(),
  )
}
