import { createRequire } from 'node:module'
import { listData, readData } from '../../base/data.ts'
import { parseDay, weekday } from './zone-time.ts'

/**
 * Public holidays, lazily per jurisdiction and year: the date-holidays package, corrected by data/calendars/<code>.yaml.
 * Why a package plus corrections: docs/decisions/0002-public-holidays.md.
 */

interface Holiday {
  date: string
  start: Date
  end: Date
  type: string
  substitute?: boolean
  name: string
}

interface Library {
  getHolidays(year: number): Holiday[]
}

type Maker = new (country: string, state?: string) => Library

/** data/calendars/<code>.yaml. Dates are local; `every_year` are MM-DD. */
export interface Corrections {
  add?: { date: string; name: string }[]
  remove?: { date: string; name: string }[]
  every_year?: { date: string; name: string }[]
  /** Names (as the package gives them) that are no public holiday whatever the year. */
  never?: string[]
  /** False where a holiday on a Saturday is not moved to the Friday before. */
  saturday_substitutes?: boolean
}

let makeLibrary: Maker | undefined
const holidays = new Map<string, ReadonlyMap<number, string>>()
const correctionFiles = new Set(listData('calendars', '.yaml'))

/** Name of the public holiday that `day` is in `jurisdiction` (ISO 3166-1 or -2), or undefined. */
export function holidayName(jurisdiction: string, day: number): string | undefined {
  return holidaysOf(jurisdiction, yearOf(day)).get(day)
}

/** Monday to Friday and no public holiday of `jurisdiction`. */
export function isBusinessDay(jurisdiction: string, day: number): boolean {
  const at = weekday(day)
  return at !== 0 && at !== 6 && holidayName(jurisdiction, day) === undefined
}

/** All public holidays of one year, day number to name. */
export function holidaysOf(jurisdiction: string, year: number): ReadonlyMap<number, string> {
  const key = `${jurisdiction} ${year}`
  let days = holidays.get(key)
  if (days === undefined) {
    days = corrected(jurisdiction, year)
    holidays.set(key, days)
  }
  return days
}

function corrected(jurisdiction: string, year: number): ReadonlyMap<number, string> {
  const corrections = correctionsOf(jurisdiction)
  const days = new Map<number, string>()
  for (const holiday of fromLibrary(jurisdiction, year)) {
    if (corrections.never?.includes(holiday.name)) continue
    const day = parseDay(holiday.date.slice(0, 10))!
    if (holiday.substitute && weekday(day) === 5 && corrections.saturday_substitutes === false) continue
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
    for (let at = 0; at < length; at++) days.set(day + at, holiday.name)
  }
  for (const { date } of corrections.remove ?? []) days.delete(parseDay(date)!)
  for (const { date, name } of corrections.every_year ?? []) {
    const day = parseDay(`${year}-${date}`)
    if (day !== undefined) days.set(day, name)
  }
  for (const { date, name } of corrections.add ?? []) if (date.startsWith(`${year}-`)) days.set(parseDay(date)!, name)
  return days
}

function correctionsOf(jurisdiction: string): Corrections {
  const path = `calendars/${jurisdiction.toLowerCase()}.yaml`
  return correctionFiles.has(path) ? (readData(path) as Corrections) : {}
}

/** The package holds every country's rules and takes 75 ms to load, so it is loaded with the first question. */
function fromLibrary(jurisdiction: string, year: number): Holiday[] {
  makeLibrary ??= createRequire(import.meta.url)('date-holidays') as Maker
  const [country, state] = jurisdiction.split('-')
  return new makeLibrary(country!, state).getHolidays(year).filter((holiday) => holiday.type === 'public')
}

function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear()
}
