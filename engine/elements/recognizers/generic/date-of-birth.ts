import { isCompactDate } from '../../scan/check-digits.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import type { Reading } from '../../text/reading.ts'
import { after, Lead, seekValue } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('date-of-birth')
const label = labelNumber('dob')
const compact = /(\d{8})(?!\d)|(\d{6})(?!\d)/y
const looseNumeric =
  /\d{1,2}[ ]?[-/. ][ ]?\d{1,2}[ ]?[-/. ][ ]?(?:\d{4}|\d{2})(?!\d)|\d{4}[ ]?[-/.][ ]?\d{1,2}[ ]?[-/.][ ]?\d{1,2}(?!\d)/y
const yearOnly = /(?:19|20)\d\d(?![\d/-])/y
/** How far behind "born" the date may stand ("born in Leeds on 3 May 1971"). */
const reach = 40

/** Dates of birth: a date behind its label, in any of the usual orders, with the name of a month, or in Chinese. */
export const dateOfBirth: Recognizer = {
  name: 'date-of-birth',
  elements: ['date-of-birth'],
  read(reading, drafts) {
    for (const mark of reading.labels(label)) readLabel(mark, reading, drafts)
    readBefore(reading, drafts)
  },
}

function readLabel(mark: number, reading: Reading, drafts: Drafts): void {
  const why = `Labelled "${reading.lexis.terms[reading.marks.entry[mark]!]}"`
  const end = reading.marks.end[mark]!
  seekValue(reading, mark)
  const { at, lead } = after
  const date = reading.dateAt(at)
  if (date < reading.dates.count) {
    const start = reading.dates.start[date]!
    const between = reading.text.slice(end, start)
    if (start === at || (start - end <= reach && !/[\n;|]|\. /.test(between) && !/\d/.test(between))) {
      const confidence = start === at ? 96 : 80
      drafts.add(element, start, reading.dates.end[date]!, confidence, Rank.label, why)
      return
    }
  }
  if (lead !== Lead.none) readLoose(at, lead, why, reading, drafts)
}

/** Dates that are no dates elsewhere: 19830815, 15 08 1983, a year alone behind "born in". */
function readLoose(at: number, lead: number, why: string, reading: Reading, drafts: Drafts): void {
  const { text } = reading
  compact.lastIndex = at
  const run = compact.exec(text)?.[0]
  if (run !== undefined && isCompact(run)) return void drafts.add(element, at, at + run.length, 90, Rank.label, why)
  looseNumeric.lastIndex = at
  const numeric = looseNumeric.exec(text)?.[0]
  if (numeric !== undefined) return void drafts.add(element, at, at + numeric.length, 85, Rank.label, why)
  yearOnly.lastIndex = at
  const year = yearOnly.exec(text)?.[0]
  if (year !== undefined && lead >= Lead.word) drafts.add(element, at, at + 4, 60, Rank.label, `${why}, a year alone`)
}

function isCompact(run: string): boolean {
  const digits = Uint8Array.from(run, Number)
  if (run.length === 6) return isCompactDate(Uint8Array.from(`19${run}`, Number), 0)
  const dayFirst = Uint8Array.from(run.slice(4) + run.slice(2, 4) + run.slice(0, 2), Number)
  const monthFirst = Uint8Array.from(run.slice(4) + run.slice(0, 4), Number)
  return isCompactDate(digits, 0) || isCompactDate(dayFirst, 0) || isCompactDate(monthFirst, 0)
}

/** 1983年8月15日出生, and "(15/08/1983 M)" behind a name is left alone: without a word it is any date. */
function readBefore(reading: Reading, drafts: Drafts): void {
  const { dates, text } = reading
  for (let date = 0; date < dates.count; date++) {
    const end = dates.end[date]!
    if (/^ ?(?:出生|生於|生[，。、])/.test(text.slice(end, end + 4)))
      drafts.add(element, dates.start[date]!, end, 92, Rank.label, 'Followed by "出生"')
  }
}
