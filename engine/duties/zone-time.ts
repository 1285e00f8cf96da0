/**
 * Local dates and instants without a library: Intl.DateTimeFormat knows every IANA zone's rules.
 * An instant is milliseconds since 1970-01-01T00:00Z; a day is whole days since 1970-01-01 in the calendar of some zone.
 */

export const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

/** The wall clock of `zone` at `instant`, as if it were UTC, in milliseconds. */
function wallAt(instant: number, zone: string): number {
  const text = formatOf(zone).format(instant)
  const [month, day, year, hour, minute, second] = text.match(/\d+/g)!.map(Number)
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
}

/** Offset of `zone` from UTC at `instant`, in milliseconds, east positive. */
export function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000
  return wallAt(whole, zone) - whole
}

/** The local calendar day in `zone` at `instant`. */
export function localDay(instant: number, zone: string): number {
  return Math.floor(wallAt(Math.floor(instant / 1000) * 1000, zone) / dayMs)
}

/**
 * The instant at which the clocks of `zone` show `secondOfDay` on `day`. Where they show it twice (clocks put back) or
 * never (put forward), the earlier reading: for a deadline that is the safe side.
 */
export function instantAt(day: number, secondOfDay: number, zone: string): number {
  const wall = day * dayMs + secondOfDay * 1000
  const before = wall - offsetAt(wall - dayMs, zone)
  const after = wall - offsetAt(wall + dayMs, zone)
  if (before === after) return before
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, zone) === wall)
  return shown.length === 0 ? Math.min(before, after) : Math.min(...shown)
}

/** 23:59:59 on `day` in `zone`. */
export function endOfDay(day: number, zone: string): number {
  return instantAt(day, dayMs / 1000 - 1, zone)
}

/** ISO 8601 in the zone's own time with its offset: 2026-05-01T23:59:59-04:00. */
export function isoIn(instant: number, zone: string): string {
  const offset = offsetAt(instant, zone)
  const wall = new Date(instant + offset).toISOString().slice(0, 19)
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** 0 = Sunday ... 6 = Saturday. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

export interface CalendarDate {
  year: number
  month: number
  day: number
}

export function dateOfDay(day: number): CalendarDate {
  const date = new Date(day * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day number of a date; month 1-12, may overflow in both directions as Date.UTC allows. */
export function dayOfDate(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs)
}

/** 2026-05-01. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** Day number of "2026-05-01", or undefined where that is no date of the calendar. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const day = dayOfDate(Number(match[1]), Number(match[2]), Number(match[3]))
  return isoDay(day) === text ? day : undefined
}
