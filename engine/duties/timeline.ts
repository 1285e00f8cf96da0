import type { Timeline, TimelineKey, When } from './facts.ts'
import { instantAt, localDay, parseDay } from './zone-time.ts'

/** A point of the timeline. Where only the date is known it stands for 00:00 of that day: the safe side for hours. */
export interface Moment {
  instant: number
  /** The calendar day as given, where only the date is known. */
  day: number | undefined
}

export type ReadTimeline = Partial<Record<TimelineKey, Moment>>

export function readTimeline(timeline: Timeline, zone: string): ReadTimeline {
  const read: ReadTimeline = {}
  for (const [key, when] of Object.entries(timeline)) read[key as TimelineKey] = readWhen(when, zone)!
  return read
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A date in `zone` or an instant with offset; undefined where it is neither (an instant without offset is neither). */
export function readWhen(when: When, zone: string): Moment | undefined {
  const day = parseDay(when)
  if (day !== undefined) return { instant: instantAt(day, 0, zone), day }
  if (!instantForm.test(when) || parseDay(when.slice(0, 10)) === undefined) return undefined
  const instant = Date.parse(when)
  return Number.isNaN(instant) ? undefined : { instant, day: undefined }
}

/** The local day of a moment in the zone a duty is counted in; a bare date is taken as it stands. */
export function dayOf(moment: Moment, zone: string): number {
  return moment.day ?? localDay(moment.instant, zone)
}
