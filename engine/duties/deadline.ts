import { startOf } from './clock-start.ts'
import { countDue, countingFor, dayOff } from './count-due.ts'
import type { DutyRecord } from './duty-record.ts'
import type { TimelineKey } from './facts.ts'
import { holdBack } from './hold.ts'
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

/** When a duty is due: start, counting rule, zone, law-enforcement hold, stages. A recommended duty has none of it. */
export function deadlineOf(record: DutyRecord, situation: Situation, conditions: readonly Condition[]): Deadline {
  const zone = zoneOf(record, situation, conditions)
  const start = startOf(record, situation, conditions)
  if (record.binding === 'recommended')
    return { due: undefined, zone, stages: stagesOf(record, undefined, situation, conditions, zone), because: [] }
  const { limit, counting } = record.clock
  const stages = stagesOf(record, start.moment, situation, conditions, zone)
  if (limit === null || counting === null)
    return { due: undefined, zone, stages, because: withoutNumber(record, situation, start.because, zone) }
  if (isRetention(record)) return { due: undefined, zone, stages, because: [retention(record, start.moment, zone)] }
  if (start.moment === undefined)
    return { due: undefined, zone, stages, because: [start.because], missing: start.missing! }
  const counted = countedDue(record, start.moment, conditions, zone)
  const held = holdBack(record, situation, counted, zone)
  const because = [
    start.because,
    rule(record, zone),
    ...(held.because === undefined ? [] : [held.because]),
    ...weekendNote(record, counted, zone),
  ]
  return { due: held.due, zone, stages, because }
}

function countedDue(record: DutyRecord, start: Moment, conditions: readonly Condition[], zone: string): number {
  const fixed = conditions.find(({ due_on }) => due_on !== undefined)?.due_on
  if (fixed !== undefined) {
    const [month, day] = fixed.split('-').map(Number)
    return endOfDay(dayOfDate(dateOfDay(dayOf(start, zone)).year + 1, month!, day!), zone)
  }
  return countDue(start, record.clock.limit!, record.clock.counting!, zone, record.jurisdiction)
}

/** The record's own zone, or the entity's; an entity in another zone of the same country counts in its own where the record allows it. */
function zoneOf(record: DutyRecord, situation: Situation, conditions: readonly Condition[]): string {
  if (record.clock.zone === 'entity') return situation.zone
  const own = conditions.find(({ entity_zone }) => entity_zone !== undefined && situation.zone.startsWith(entity_zone))
  return own === undefined ? record.clock.zone : situation.zone
}

/** A limit on a record to keep is how long to keep it, unless it closes a year (a yearly report). */
function isRetention(record: DutyRecord): boolean {
  return record.duty === 'keep-record' && !record.clock.outer
}

function retention(record: DutyRecord, start: Moment | undefined, zone: string): string {
  const { value, unit } = record.clock.limit!
  const until =
    start === undefined
      ? ''
      : `, until ${isoIn(countDue(start, record.clock.limit!, record.clock.counting!, zone, record.jurisdiction), zone).slice(0, 10)}`
  return `keep it for ${value} ${unit}${until}; that is no deadline`
}

function withoutNumber(record: DutyRecord, situation: Situation, start: string, zone: string): string[] {
  const phrase =
    record.clock.phrase === null ? 'the law gives no number' : `the law gives no number: "${record.clock.phrase}"`
  const { because } = holdBack(record, situation, undefined, zone)
  return because === undefined ? [phrase, start] : [phrase, start, because]
}

function rule(record: DutyRecord, zone: string): string {
  const { value, unit } = record.clock.limit!
  return `${value} ${unit.replace('-', ' ')}, counted as ${record.clock.counting!.replaceAll('-', ' ')} in ${zone}`
}

/** Hours never wait for a working day; saying so keeps people from assuming that they do. */
function weekendNote(record: DutyRecord, due: number, zone: string): string[] {
  if (record.clock.counting !== 'elapsed-hours') return []
  const off = dayOff(localDay(due, zone), record.jurisdiction === 'EU' ? 'BE' : record.jurisdiction)
  return off === undefined ? [] : [`it falls on ${off}; hours are not moved to the next working day`]
}

function stagesOf(
  record: DutyRecord,
  start: Moment | undefined,
  situation: Situation,
  conditions: readonly Condition[],
  zone: string,
): Deadline['stages'] {
  return record.stages.map(({ name, limit, counting }) => {
    const other = conditions.map(({ stages_from }) => stages_from?.[name]).find((key) => key !== undefined)
    const from = other === undefined ? start : situation.timeline[other]
    if (limit === null || from === undefined || record.binding === 'recommended') return { name, due: null }
    const rule = counting ?? countingFor(limit, record.clock.counting)
    return { name, due: isoIn(countDue(from, limit, rule, zone, record.jurisdiction), zone) }
  })
}
