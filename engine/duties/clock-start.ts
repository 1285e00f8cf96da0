import type { ClockStart, DutyRecord } from './duty-record.ts'
import type { TimelineKey } from './facts.ts'
import type { Situation } from './situation.ts'
import type { Condition } from './supplements.ts'
import { dayOf, type Moment } from './timeline.ts'
import { dateOfDay, dayOfDate, endOfDay } from './zone-time.ts'

/** Where a record's clock starts, or what is missing for it. */
export interface Start {
  moment: Moment | undefined
  because: string
  /** The timeline key to ask for; undefined where the moment is known. */
  missing?: TimelineKey
}

/**
 * Which point of the timeline starts each kind of clock, best first. A later entry stands in for a missing earlier one, and the
 * answer says so. Determination falls back to awareness and discovery, which come before it: the safe side. What the entity does
 * itself (assessment, notices) has no stand-in: that clock has not started.
 */
const sources: Record<ClockStart, readonly TimelineKey[]> = {
  occurrence: ['occurred', 'discovered', 'aware'],
  awareness: ['aware', 'discovered', 'determined'],
  discovery: ['discovered', 'aware', 'determined'],
  determination: ['determined', 'discovered', 'aware'],
  'assessment-complete': ['assessed'],
  'calendar-year-end': ['discovered', 'aware', 'determined'],
  'regulator-notice': ['regulator_notified'],
  'individual-notice': ['individuals_notified'],
}

const keyWords: Record<TimelineKey, string> = {
  occurred: 'the incident',
  discovered: 'discovery',
  aware: 'awareness',
  determined: 'the determination',
  assessed: 'the end of the assessment',
  materiality_determined: 'the finding that it is material',
  supplier_aware: "the supplier's discovery",
  told_by_supplier: 'the day the supplier told the entity',
  individuals_notified: 'the notice to the people',
  regulator_notified: 'the notice to the regulator',
  ransom_paid: 'the payment',
  staff_disciplined: 'the discipline of the member of staff',
  handling_ended: 'the end of handling',
  fix_available: 'the fix',
}

export function startOf(record: DutyRecord, situation: Situation, conditions: readonly Condition[]): Start {
  const override = conditions.find(({ starts }) => starts !== undefined)?.starts
  const keys = override === undefined ? sources[record.clock.starts] : [override]
  const given = keys.find((key) => situation.timeline[key] !== undefined)
  const wanted = keys[0]!
  const told = override === undefined ? throughSupplier(record, situation) : undefined
  const own = given === undefined ? undefined : situation.timeline[given]!
  const start =
    told !== undefined && (own === undefined || told.moment!.instant < own.instant)
      ? told
      : fromKey(record, wanted, given, own)
  return record.clock.starts === 'calendar-year-end' && start.moment !== undefined ? yearEnd(start, situation) : start
}

function fromKey(
  record: DutyRecord,
  wanted: TimelineKey,
  given: TimelineKey | undefined,
  moment: Moment | undefined,
): Start {
  if (given === undefined || moment === undefined)
    return {
      moment: undefined,
      missing: wanted,
      because: `the clock starts with ${keyWords[wanted]} (timeline.${wanted}), which was not given`,
    }
  const instead = given === wanted ? '' : `; timeline.${wanted} was not given`
  const isByHours = record.clock.counting === 'elapsed-hours'
  const hour = isByHours && moment.day !== undefined ? ' (date only: its first minute)' : ''
  return { moment, because: `the clock starts with ${keyWords[given]}${hour}${instead}` }
}

/** Being told by a supplier is awareness; in US law an agent's own discovery is the entity's. */
function throughSupplier(record: DutyRecord, situation: Situation): Start | undefined {
  if (!['awareness', 'discovery', 'calendar-year-end'].includes(record.clock.starts)) return undefined
  const { supplier_aware, told_by_supplier } = situation.timeline
  const isUs = record.jurisdiction === 'US' || record.jurisdiction.startsWith('US-')
  if (isUs && situation.facts.supplier_is_agent === true && supplier_aware !== undefined)
    return {
      moment: supplier_aware,
      because: `the clock starts with ${keyWords.supplier_aware}, because the supplier is the entity's agent`,
    }
  if (told_by_supplier === undefined) return undefined
  return { moment: told_by_supplier, because: `the clock starts with ${keyWords.told_by_supplier}` }
}

function yearEnd(start: Start, situation: Situation): Start {
  const { year } = dateOfDay(dayOf(start.moment!, situation.zone))
  const day = dayOfDate(year, 12, 31)
  return {
    moment: { instant: endOfDay(day, situation.zone), day },
    because: `${start.because}; it counts from the end of that year, ${year}-12-31`,
  }
}
