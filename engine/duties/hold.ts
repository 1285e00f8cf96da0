import type { DutyRecord } from './duty-record.ts'
import type { Situation } from './situation.ts'
import { dayOf, readWhen } from './timeline.ts'
import { endOfDay, isoDay } from './zone-time.ts'

/** An oral request binds for at most 30 days unless a written one follows (45 CFR 164.412(b)); taken as the cap everywhere. */
const oralDays = 30

/** What a law-enforcement hold does to a deadline: the later of the deadline and the end of the hold, where the law lets it wait. */
export function holdBack(
  record: DutyRecord,
  situation: Situation,
  due: number | undefined,
  zone: string,
): { due: number | undefined; because?: string } {
  const hold = situation.facts.law_enforcement_hold
  if (hold === undefined) return { due }
  if (!record.may_delay.law_enforcement) return { due, because: 'the law-enforcement hold does not delay this duty' }
  if (hold.form === 'oral' && hold.documented !== true)
    return { due, because: 'the oral hold was not documented, so it delays nothing' }
  const requested = dayOf(readWhen(hold.requested, situation.zone)!, situation.zone)
  const given = hold.until === undefined ? undefined : dayOf(readWhen(hold.until, situation.zone)!, situation.zone)
  if (hold.form === 'written' && given === undefined)
    return { due, because: 'the written hold names no end, so no date can be moved: ask for one' }
  const last = hold.form === 'oral' ? Math.min(given ?? requested + oralDays, requested + oralDays) : given!
  const end = endOfDay(last, zone)
  const capped =
    hold.form === 'oral' && given !== undefined && last < given ? ` (an oral request binds for ${oralDays} days)` : ''
  if (due !== undefined && due >= end)
    return {
      due,
      because: `the law-enforcement hold until ${isoDay(last)}${capped} ends before the deadline and changes nothing`,
    }
  return {
    due: due === undefined ? undefined : end,
    because: `law enforcement asked to wait until ${isoDay(last)}${capped}: tell as soon as the hold ends`,
  }
}
