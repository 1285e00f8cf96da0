import { type Candidates, Shape } from '../scan/candidates.ts'
import { isDate } from '../scan/check-digits.ts'
import { Kind, type Lexis } from './lexis.ts'
import type { Marks } from './words.ts'

/** The parts of a reading that are needed here. */
export interface MarkedText {
  text: string
  marks: Marks
  lexis: Lexis
  dates: Candidates
}

const dayBefore = /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|º|\.)?(?:[ \t]{1,2}|-|\/|[ \t]?of[ \t]|[ \t]de[ \t]){1,2}$/iu
const yearAfter = /^(?:\.?,?[ \t]{0,2}|-|\/|[ \t]de[ \t]|[ \t]del[ \t])((?:19|20)\d\d|'?\d\d(?!\d))(?!\d|[:.]\d)/iu
const dayAfter = /^\.?[ \t]{0,2}(\d{1,2})(?:st|nd|rd|th)?(?:,[ \t]{0,2}|[ \t]{1,2}|[ \t]of[ \t])((?:19|20)\d\d)(?!\d)/iu

/**
 * Dates with the name of a month: 12 March 1983, 12-Mar-83, March 12th, 1983, 12 de marzo de 1983. `before(end)` is called
 * first, so that dates come out in order.
 */
export function addNamedMonths(reading: MarkedText, before: (end: number) => void): void {
  const { text, marks, lexis, dates } = reading
  for (let mark = 0; mark < marks.count; mark++) {
    if ((marks.kinds[mark]! & Kind.month) === 0) continue
    const start = marks.start[mark]!
    const end = marks.end[mark]!
    const month = lexis.payload[marks.entry[mark]!]!
    const rest = text.slice(end, end + 16)
    const day = dayBefore.exec(text.slice(Math.max(0, start - 10), start))
    const year = day === null ? null : yearAfter.exec(rest)
    const american = dayAfter.exec(rest)
    let [from, to, y, d] = [0, 0, 0, 0]
    if (day !== null && year !== null) {
      ;[from, to] = [start - day[0].length, end + year[0].length]
      ;[y, d] = [fullYear(year[1]!), Number(day[1])]
    } else if (american !== null) {
      ;[from, to] = [start, end + american[0].length]
      ;[y, d] = [Number(american[2]), Number(american[1])]
    }
    if (to === 0 || !isDate(y, month, d)) continue
    before(from)
    dates.add(Shape.date, from, to, 0, y * 512 + month * 32 + d, 0)
  }
}

function fullYear(text: string): number {
  const value = Number(text.replace("'", ''))
  if (value >= 100) return value
  return value < 30 ? 2000 + value : 1900 + value
}
