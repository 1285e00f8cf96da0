import { type CheckRecord, no, passes } from '../check.ts'
import { startOf } from '../clock-start.ts'
import { dayOf } from '../timeline.ts'
import { localDay, parseDay } from '../zone-time.ts'

/** In force on the day asked for, and already on the day the clock started: a law does not reach back to an earlier breach. */
export const checkInForce: CheckRecord = (record, situation, conditions) => {
  const { from, to } = record.in_force
  if (from === null) return no('not yet in force: enacted or proposed, but no date of commencement is known')
  const first = parseDay(from)!
  const today = localDay(situation.asOf, situation.zone)
  if (first > today) return no(`not yet in force: it begins on ${from}`)
  if (to !== null && parseDay(to)! < today) return no(`no longer in force: it ended on ${to}`)
  const start = startOf(record, situation, conditions)
  if (start.moment !== undefined && dayOf(start.moment, situation.zone) < first)
    return no(
      `not yet in force when the clock would have started: it begins on ${from}; look for an earlier version of the law`,
    )
  return passes
}
