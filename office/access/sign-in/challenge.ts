import type { Office } from '../office.ts'
import { signInFirst } from '../problems.ts'

/** Time that a person has between the two halves of a sign-in. */
const minutes = 10

/** Keeps what the second half will be checked against. Answers its id, which travels with the person. */
export async function keepChallenge(
  office: Office,
  purpose: string,
  value: unknown,
  accountId: string | null = null,
): Promise<string> {
  const id = office.ids.next()
  const expires_at = new Date(office.clock.now() + minutes * 60_000)
  await office.store.transaction('nobody', async (trx) => {
    await trx.deleteFrom('challenges').where('expires_at', '<', new Date(office.clock.now())).execute()
    const row = { id, purpose, account_id: accountId, value: Buffer.from(JSON.stringify(value)), expires_at }
    await trx.insertInto('challenges').values(row).execute()
  })
  return id
}

/** Takes it, once. Throws `SIGN_IN` for one that is unknown, of another purpose, used or too old. */
export async function takeChallenge<T>(
  office: Office,
  purpose: string,
  id: string,
): Promise<{ value: T; accountId: string | null }> {
  const now = new Date(office.clock.now())
  const row = await office.store.transaction('nobody', (trx) =>
    trx
      .updateTable('challenges')
      .set({ used_at: now })
      .where('id', '=', id)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['value', 'account_id'])
      .executeTakeFirst(),
  )
  if (row === undefined) throw signInFirst('This sign-in took too long, or was finished before')
  return { value: JSON.parse(Buffer.from(row.value).toString()) as T, accountId: row.account_id }
}
