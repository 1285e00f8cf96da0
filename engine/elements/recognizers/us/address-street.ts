import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('postal-address')
const rest =
  /\.?(?: [NSEW]{1,2}\b\.?)?(?:[,\s]{1,3}(?:apt|apartment|suite|ste|unit|flat|floor|fl|rm|room|bldg|#)\.? ?#?[\w-]{1,6})?(?:[,\s]{1,4}(?:[A-Z][\p{L}.'-]{1,20} ?){1,3})?(?:,?\s{1,2}[A-Z]{2}(?![\p{L}]))?(?:,?\s{1,2}\d{5}(?:-\d{4})?(?!\d))?/iuy
const zip = /\d{5}(?:-\d{4})?$/
const mostWords = 5

/** A house number, a street and, where they follow, flat, city, state and ZIP: 12 Oak Street, Apt 4, Springfield, IL 62704. */
export const addressStreet: Recognizer = {
  name: 'address-street',
  elements: ['postal-address'],
  read(reading, drafts) {
    const { words } = reading
    if (!reading.hasDigits || (reading.kinds & Kind.street) === 0) return
    for (let word = 1; word < words.count; word++) {
      if ((reading.kindsOf(word) & Kind.street) === 0 || words.form[word] === Form.lower) continue
      const start = houseNumber(reading, word)
      if (start >= 0) addStreet(reading, start, words.end[word]!, drafts)
    }
  },
}

/** Start of the house number in front of the capitalised words before `street`, or -1. */
function houseNumber(reading: Reading, street: number): number {
  const { words, units } = reading
  for (let word = street - 1; word >= 0 && street - word <= mostWords; word--) {
    if (words.start[word + 1]! - words.end[word]! > 4 || words.form[word] === Form.chinese) return -1
    if (words.form[word] === Form.lower && !isOrdinal(reading, word)) return -1
    let at = words.start[word]!
    if (isOrdinal(reading, word)) {
      while (at > 0 && isDigit(units[at - 1]!)) at--
    }
    if (units[at - 1] !== 32) continue
    let from = at - 1
    while (from > 0 && units[from - 1] === 44) from--
    const last = from
    if (last > 1 && isLetter(units[last - 1]!) && isDigit(units[last - 2]!)) from--
    const end = from
    while (from > 0 && isDigit(units[from - 1]!)) from--
    if (end - from >= 1 && end - from <= 6 && !(from > 0 && /[\w$£.:/-]/.test(reading.text[from - 1]!))) return from
  }
  return -1
}

/** "th" in "40th Street". */
function isOrdinal({ words, units }: Reading, word: number): boolean {
  return words.end[word]! - words.start[word]! === 2 && isDigit(units[words.start[word]! - 1] ?? 0)
}

function addStreet(reading: Reading, start: number, end: number, drafts: Drafts): void {
  const { text } = reading
  rest.lastIndex = end
  const tail = text.slice(end, end + 110)
  rest.lastIndex = 0
  const found = rest.exec(tail)?.[0] ?? ''
  const whole = zip.test(found)
  const near = whole || /\b(?:apt|apartment|suite|ste|unit)\b/i.test(found)
  const last = near ? end + found.length : end
  const why = whole ? 'A house number, street and ZIP code' : 'A house number and street'
  drafts.add(element, start, last, whole ? 92 : 68, whole ? Rank.label : Rank.context, why)
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}
