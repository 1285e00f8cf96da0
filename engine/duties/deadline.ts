import { type Start, startOf } from './clock-start.ts'
import { countDue, countingFor, dayOff, holidaysPassed } from './count-due.ts'
import type { Counting, DutyRecord } from './duty-record.ts'
import type { TimelineKey } from './facts.ts'
import { holdBack } from './hold.ts'
import { holidayPlace, placeCode } from './places.ts'
import type { Situation } from './situation.ts'
import type { Condition } from './supplements.ts'
import { dayOf, type Moment } from './timeline.ts'
import { dateOfDay, dayOfDate, endOfDay, isoIn, localDay } from './zone-time.ts'

export interface Deadline {
  due: number | undefined
  zone: string
  stages: { name: string; due: string | null }[]
  because: string[]
  /** The timeline key without which a numbered clock cannot run. */
  missing?: TimelineKey
}

/** One record's clock with everything it is counted by. */
interface Clock {
  record: DutyRecord
  situation: Situation
  conditions: readonly Condition[]
  zone: string
  /** Whose public holidays count: the recipient's. */
  holidays: string
}

/** When a duty is due: start, counting rule, zone, law-enforcement hold, stages. A recommended duty has none of it. */
export function deadlineOf(record: DutyRecord, situation: Situation, conditions: readonly Condition[]): Deadline {
  const zone = zoneOf(record, situation, conditions)
  const clock: Clock = { record, situation, conditions, zone, holidays: holidaysFor(record, situation) }
  const start = startOf(record, situation, conditions)
  const stages = stagesOf(clock, start.moment)
  return { zone, stages, ...mainDeadline(clock, start) }
}

function mainDeadline(clock: Clock, start: Start): Pick<Deadline, 'due' | 'because' | 'missing'> {
  const { record, situation, zone } = clock
  if (record.binding === 'recommended') return { due: undefined, because: [] }
  if (record.clock.limit === null) return { due: undefined, because: withoutNumber(clock, start) }
  if (isRetention(record)) return { due: undefined, because: [retention(clock, start.moment)] }
  if (start.moment === undefined) return { due: undefined, because: [start.because], missing: start.missing! }
  const counted = countedDue(clock, start.moment)
  const held = holdBack(record, situation, counted, zone)
  const because = [
    start.because,
    rule(clock),
    holidayNote(clock, start.moment, counted),
    held.because,
    weekendNote(clock, counted),
  ]
  return { due: held.due, because: because.filter((sentence) => sentence !== undefined) }
}

function countedDue({ record, conditions, zone, holidays }: Clock, start: Moment): number {
  const fixed = conditions.find(({ due_on }) => due_on !== undefined)?.due_on
  if (fixed === undefined) return countDue(start, record.clock.limit!, record.clock.counting!, zone, holidays)
  const [month, day] = fixed.split('-').map(Number)
  return endOfDay(dayOfDate(dateOfDay(dayOf(start, zone)).year + 1, month!, day!), zone)
}

/** The record's own zone, or the entity's; an entity in another zone of the same country counts in its own where the law allows it. */
function zoneOf(record: DutyRecord, situation: Situation, conditions: readonly Condition[]): string {
  if (record.clock.zone === 'entity') return situation.zone
  const isHere = conditions.some(({ entity_zone: start }) => start !== undefined && situation.zone.startsWith(start))
  return isHere ? situation.zone : record.clock.zone
}

function holidaysFor(record: DutyRecord, situation: Situation): string {
  return holidayPlace(record.jurisdiction === 'EU' ? placeCode(situation.facts.entity.based_in) : record.jurisdiction)
}

/** A limit on a record to keep is how long to keep it, unless it closes a year (a yearly report). */
function isRetention(record: DutyRecord): boolean {
  return record.duty === 'keep-record' && !record.clock.outer
}

function retention({ record, zone, holidays }: Clock, start: Moment | undefined): string {
  const { limit, counting } = record.clock
  const last = start === undefined ? undefined : countDue(start, limit!, counting!, zone, holidays)
  const until = last === undefined ? '' : `, until ${isoIn(last, zone).slice(0, 10)}`
  return `keep it for ${limit!.value} ${limit!.unit}${until}; that is no deadline`
}

function withoutNumber({ record, situation, zone }: Clock, start: Start): string[] {
  const { phrase } = record.clock
  const number = phrase === null ? 'the law gives no number' : `the law gives no number: "${phrase}"`
  const { because } = holdBack(record, situation, undefined, zone)
  return because === undefined ? [number, start.because] : [number, start.because, because]
}

const countingWords: Record<Counting, string> = {
  'elapsed-hours': 'counted hour by hour',
  'days-exclude-start': 'counted from the day after, to the end of the last day, weekends included',
  'days-include-start': 'the day itself being day 1, to the end of the last day',
  'days-include-start-roll-forward': 'the day itself being day 1; a last day off moves to the next office day',
  'business-days-exclude-start': 'Monday to Friday without public holidays, from the day after',
  'months-same-day': 'to the same day of the month',
  'months-to-month-end': "to the month's last day",
}

function rule({ record, conditions, zone }: Clock): string {
  const fixed = conditions.find(({ due_on }) => due_on !== undefined)?.due_on
  if (fixed !== undefined) return `a fixed date: ${fixed} of the year after, in ${zone}`
  const { value, unit } = record.clock.limit!
  return `${value} ${unit.replace('-', ' ')}, ${countingWords[record.clock.counting!]}, in ${zone}`
}

/** Business days pass over holidays; which ones is part of the reason. */
function holidayNote({ record, zone, holidays }: Clock, start: Moment, due: number): string | undefined {
  if (record.clock.counting !== 'business-days-exclude-start') return undefined
  const passed = holidaysPassed(dayOf(start, zone), localDay(due, zone), holidays)
  return passed.length === 0 ? undefined : `not counted as business days: ${passed.join(', ')}`
}

/** Hours never wait for a working day; saying so keeps people from assuming that they do. */
function weekendNote({ record, zone, holidays }: Clock, due: number): string | undefined {
  if (record.clock.counting !== 'elapsed-hours') return undefined
  const off = dayOff(localDay(due, zone), holidays)
  return off === undefined ? undefined : `it falls on ${off}; hours are not moved to the next working day`
}

/** Stages count from the clock's start, or from an event of their own (conditions.yaml, `stages_from`), by their own rule or the clock's. */
function stagesOf(
  { record, situation, conditions, zone, holidays }: Clock,
  start: Moment | undefined,
): Deadline['stages'] {
  return record.stages.map(({ name, limit, counting }) => {
    const other = conditions.map(({ stages_from }) => stages_from?.[name]).find((key) => key !== undefined)
    const from = other === undefined ? start : situation.timeline[other]
    if (limit === null || from === undefined || record.binding === 'recommended') return { name, due: null }
    const rule = counting ?? countingFor(limit, record.clock.counting)
    return { name, due: isoIn(countDue(from, limit, rule, zone, holidays), zone) }
  })
}
