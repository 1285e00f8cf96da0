import type { Random } from './random.ts'

/** The day the files of every world were taken. Nothing in a world reads the clock. */
export const breachDay = '2026-09-28'

/** Local wall-clock instant that archives and PDFs of a world carry; built from parts so that no time zone changes a byte. */
export const fileTime = (): Date => new Date(2026, 8, 27, 22, 14, 6)

const dayMilliseconds = 86_400_000

/** `days` days after `day` (YYYY-MM-DD). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** A random day in [first, last]. */
export function dayBetween(random: Random, first: string, last: string): string {
  const span = (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMilliseconds
  return span <= 0 ? first : addDays(first, random.between(0, span))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-03-02` in the ways that systems and people write it. */
export const dateAs = {
  iso: (day: string) => day,
  compact: (day: string) => day.replaceAll('-', ''),
  slashesDayFirst: (day: string) => day.split('-').reverse().join('/'),
  slashesMonthFirst: (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
  monthName: (day: string) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  chinese: (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
}

/** Days since 1899-12-30: what a spreadsheet stores for a date after February 1900. */
export function excelSerial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / dayMilliseconds)
}
