import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'

export type EndReason = 'signed-out' | 'revoked' | 'left' | 'replaced'

/** Ends sessions of an account, one or all, from this moment on. Answers how many were open. */
export async function endSessions(
  office: Office,
  trx: Transaction,
  { accountId, sessionId, why, by }: { accountId: string; sessionId?: string; why: EndReason; by: string },
): Promise<number> {
  const open = trx
    .updateTable('sessions')
    .set({ ended_at: new Date(office.clock.now()) })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  const { numUpdatedRows } = await (sessionId === undefined
    ? open
    : open.where('id', '=', sessionId)
  ).executeTakeFirst()
  if (numUpdatedRows > 0n)
    await office.recorder.write(trx, { account: by }, undefined, [{ what: 'session.ended', facts: { why } }])
  return Number(numUpdatedRows)
}
