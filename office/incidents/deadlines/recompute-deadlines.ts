import type { OwnWork } from '../../access/index.ts'
import { countDeadlines } from './count-deadlines.ts'
import { queueRefresh } from './refresh-deadlines.ts'

/**
 * Asks for the deadlines of the case to be counted again at the end of this action, in its transaction: called by whatever changes a fact, a
 * judgement, what was done, or the register. Once, however many things change.
 */
export function recomputeDeadlines(work: OwnWork & { caller?: { accountId: string } }): void {
  const by = work.caller?.accountId ?? null
  work.lastly('deadlines', async () => {
    const counted = await countDeadlines(work, by)
    if (counted !== undefined) await queueRefresh(work, counted.zone)
  })
}
