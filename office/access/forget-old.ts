import { sql } from '../../base/store/index.ts'
import type { Office } from './office.ts'

const dayMs = 86_400_000
/** A client that got no answer asks again within minutes, not after a week. */
const daysOfReplies = 7
/** So long people can look back at where they were signed in. */
const daysOfSessions = 90

/**
 * Removes what nobody asks for any more: answers kept for repeated requests, sessions long ended, sign-ins never finished. Nothing of it is a
 * record: those are in the ledger. Answers how many rows went.
 */
export async function forgetOld(office: Office): Promise<number> {
  const before = (days: number) => new Date(office.clock.now() - days * dayMs)
  const { cases, removed } = await office.store.transaction('nobody', async (trx) => {
    const results = [
      await trx.deleteFrom('replies').where('at', '<', before(daysOfReplies)).executeTakeFirst(),
      await trx.deleteFrom('sessions').where('ends_at', '<', before(daysOfSessions)).executeTakeFirst(),
      await trx.deleteFrom('challenges').where('expires_at', '<', before(1)).executeTakeFirst(),
    ]
    const { rows } = await sql<{ id: string }>`select every_case() as id`.execute(trx)
    return { cases: rows, removed: results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0) }
  })
  let all = removed
  for (const { id } of cases) {
    const { numDeletedRows } = await office.store.transaction({ case: id }, (trx) =>
      trx.deleteFrom('replies').where('case_id', '=', id).where('at', '<', before(daysOfReplies)).executeTakeFirst(),
    )
    all += Number(numDeletedRows)
  }
  return all
}
