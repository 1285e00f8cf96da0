import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelNumber } from '../../text/labels.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const kinds = [
  { label: labelNumber('appointment'), element: elementIndex('appointment') },
  { label: labelNumber('admission'), element: elementIndex('admission') },
]
const reach = 60

/** Dates of appointments ("follow up on 3 May 2024", 覆診日期) and of stays in hospital ("admitted on ..."). */
export const appointment: Recognizer = {
  name: 'appointment',
  elements: ['appointment', 'admission'],
  read(reading, drafts) {
    for (const { label, element } of kinds)
      for (const mark of reading.labels(label)) readLabel(reading, mark, element, drafts)
  },
}

function readLabel(reading: Reading, mark: number, element: number, drafts: Drafts): void {
  const { marks, dates, text, lexis } = reading
  const end = marks.end[mark]!
  if (reading.words.form[marks.word[mark]!] === Form.chinese) readBefore(reading, mark, element, drafts)
  const date = reading.dateAt(end)
  if (date >= dates.count || dates.start[date]! - end > reach) return
  if (/[\n;|]|\. /.test(text.slice(end, dates.start[date]!).replace(/^[^\n]{0,3}\n/, ''))) return
  const why = `Labelled "${lexis.terms[marks.entry[mark]!]}"`
  drafts.add(element, dates.start[date]!, dates.end[date]!, 85, Rank.label - 5, why)
}

/** Chinese puts the date first: 於2025年8月1日到沙田診所覆診. */
function readBefore(reading: Reading, mark: number, element: number, drafts: Drafts): void {
  const { marks, dates, text, lexis } = reading
  const start = marks.start[mark]!
  const date = reading.dateAt(start) - 1
  if (date < 0 || start - dates.end[date]! > 16 || /[\n，。；,;]/.test(text.slice(dates.end[date]!, start))) return
  const why = `Stands before "${lexis.terms[marks.entry[mark]!]}"`
  drafts.add(element, dates.start[date]!, dates.end[date]!, 85, Rank.label - 5, why)
}
