import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('vital-sign')
const link = '(?:[ \\t]{0,2}(?:was|is|of|at|:|：|=|;|,|-|rate|on (?:room )?air)){0,3}[ \\t]{0,3}'
const measure =
  '(\\d{2,3} ?\\/ ?\\d{2,3}(?: ?mm ?Hg)?|\\d{1,3}(?:[.,]\\d{1,2})? ?(?:bpm|beats(?:\\/min| per minute)|\\/min|lpm|rpm|°? ?[CF](?![\\p{L}])|℃|º ?C|%|kg|lbs?|cm|m(?![\\p{L}])|kg\\/m2|mmHg|度|公斤|厘米|次))'
const value = new RegExp(`${link}${measure}`, 'uy')
const bare = /[ \t]{0,2}[:=：]?[ \t]{0,2}(\d{1,3}(?:\.\d{1,2})?)(?![\p{L}\d/]|[.,-]\d)/uy
const pressure = /(?<![\d/.])(\d{2,3} ?\/ ?\d{2,3}) ?mm ?Hg/g

/** Blood pressure, pulse, temperature, oxygen, weight and height with their values. */
export const vitalSign: Recognizer = {
  name: 'vital-sign',
  elements: ['vital-sign'],
  read(reading, drafts) {
    const { marks, text } = reading
    for (let mark = 0; mark < marks.count; mark++)
      if ((marks.kinds[mark]! & Kind.vital) !== 0) addSign(reading, mark, drafts)
    if (!text.includes('Hg')) return
    for (const found of text.matchAll(pressure))
      drafts.add(
        element,
        found.index,
        found.index + found[0].length,
        90,
        Rank.dictionary,
        'Two numbers in mmHg are a blood pressure',
      )
  },
}

function addSign(reading: Reading, mark: number, drafts: Drafts): void {
  const { text, marks } = reading
  const start = marks.start[mark]!
  const end = pastDigit(text, marks.end[mark]!)
  value.lastIndex = end
  const found = value.exec(text)
  if (found !== null) {
    drafts.add(element, start, end + found[0].length, 92, Rank.dictionary + 1, 'A vital sign with its value')
    return
  }
  const term = reading.lexis.terms[marks.entry[mark]!]!
  if (
    !/^(?:bp|hr|rr|bmi|gcs|spo|sats|pulse|temp|血壓|脈搏|體溫|心率|body mass index|heart rate|pulse rate)$/.test(term)
  )
    return
  bare.lastIndex = end
  const number = bare.exec(text)
  if (number !== null)
    drafts.add(element, start, end + number[0].length, 75, Rank.dictionary, 'A vital sign with a number')
}

/** SpO2 and SaO2 end in a digit that belongs to the word. */
function pastDigit(text: string, end: number): number {
  return text[end] === '2' || text[end] === '₂' ? end + 1 : end
}
