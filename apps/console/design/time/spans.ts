/** A span in its two largest units, as people say it: 2 days 5 hours, 3 hours 10 minutes, 40 minutes. Below a minute: 0 minutes. */
export interface Span {
  days: number
  hours: number
  minutes: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Rounds down, so that "1 hour left" is never less than that. Sign is ignored; from 10 days on hours are left out. */
export function spanOf(milliseconds: number): Span {
  const size = Math.abs(milliseconds)
  const days = Math.floor(size / day)
  const hours = Math.floor((size % day) / hour)
  if (days >= 10) return { days, hours: 0, minutes: 0 }
  if (days > 0) return { days, hours, minutes: 0 }
  return { days: 0, hours, minutes: Math.floor((size % hour) / minute) }
}

export interface Relative {
  value: number
  unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year'
}

/** How far `at` is from `now` (both in milliseconds) in one unit, for "3 hours ago" and "in 2 days". */
export function relativeTo(at: number, now: number): Relative {
  const difference = at - now
  const size = Math.abs(difference)
  const signed = (unit: number): number => Math.trunc(difference / unit)
  if (size < minute) return { value: 0, unit: 'second' }
  if (size < hour) return { value: signed(minute), unit: 'minute' }
  if (size < 2 * day) return { value: signed(hour), unit: 'hour' }
  if (size < 60 * day) return { value: signed(day), unit: 'day' }
  if (size < 730 * day) return { value: signed(30.44 * day), unit: 'month' }
  return { value: signed(365.25 * day), unit: 'year' }
}
