import type { OwnWork } from '../../access/index.ts'
import type { Change } from '../deadlines/keep-plan.ts'
import { alarmMoments } from './alarm-marks.ts'
import { watchDeadlines } from './watch-deadlines.ts'

/** Is there something to be told before it is due? A recommended duty has no due time, one that another meets has none of its own. */
export const hasAlarms = (status: string): boolean => status === 'due' || status === 'conditional'

/**
 * Queues one look at the case for each moment at which somebody must be told that one of these deadlines is near or over. Moments that have passed
 * share one look, now. The look itself decides what is told: see `giveAlarms`.
 */
export async function queueAlarms(
  work: OwnWork,
  changes: readonly Pick<Change, 'after' | 'since' | 'done'>[],
): Promise<void> {
  const { office, trx, caseId, now } = work
  const moments = new Set<number>()
  for (const { after, since, done } of changes)
    if (!done && after.due !== null && hasAlarms(after.status))
      for (const { at } of alarmMoments(since, new Date(after.due))) moments.add(at)
  const later = [...moments].filter((at) => at > now.getTime()).sort((a, b) => a - b)
  const place = { transaction: trx, caseId }
  if (later.length < moments.size)
    await office.jobs.add(watchDeadlines, { at: now.toISOString() }, { ...place, startAfter: now })
  for (const moment of later) {
    const at = new Date(moment)
    await office.jobs.add(watchDeadlines, { at: at.toISOString() }, { ...place, key: at.toISOString(), startAfter: at })
  }
}
