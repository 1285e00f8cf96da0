import { Kind } from './lexis.ts'
import type { Reading } from './reading.ts'
import { Form } from './words.ts'

/** The last name read: where it is, and how much speaks for it. */
export const span = { start: 0, end: 0, words: 0, known: 0, initials: 0, first: 0, last: 0 }

const longestName = 7
const listed = Kind.given | Kind.family | Kind.syllable

export interface NameRules {
  /** Takes words in small letters too ("name: maria lopez"). */
  anyCase: boolean
  /** Takes one comma after the family name ("CHAN, Tai Man"). */
  comma: boolean
}

export const strictName: NameRules = { anyCase: false, comma: false }
export const labelledName: NameRules = { anyCase: true, comma: true }
export const commaName: NameRules = { anyCase: false, comma: true }

/**
 * Reads a name in Latin letters from the first word at `at`, past titles: capitalised words, initials, particles, hyphens,
 * one comma. Fills `span` and answers true when there is at least one word that is no initial and no everyday word.
 */
export function readName(reading: Reading, at: number, rules: NameRules): boolean {
  const { words, units } = reading
  let word = reading.wordAt(at)
  word = pastTitles(reading, word)
  span.words = 0
  span.known = 0
  span.initials = 0
  span.first = word
  span.last = word
  if (word >= words.count || !isNear(reading, at, words.start[word]!)) return false
  span.start = words.start[word]!
  span.end = span.start
  let comma = false
  for (let next = word; next < words.count && span.words < longestName; next++) {
    const gap = next === word ? '' : joint(units, span.end, words.start[next]!)
    if (gap === null) break
    if (gap === ',' && (comma || !rules.comma || span.words === 0)) break
    if (!takes(reading, next, rules, gap)) break
    if (gap === ',') comma = true
    span.end = words.end[next]!
    span.last = next
    span.words++
    const kinds = reading.kindsOf(next)
    if (words.form[next] === Form.initial) span.initials++
    else if ((kinds & listed) !== 0 && ((kinds & Kind.common) === 0 || span.words > 1)) span.known++
  }
  return dropTail(reading)
}

/** Particles and initials with nothing behind them, and words like "and", do not end a name. */
function dropTail(reading: Reading): boolean {
  const { words } = reading
  while (span.words > 0) {
    const kinds = reading.kindsOf(span.last)
    const lower = words.form[span.last] === Form.lower
    if (!(lower && (kinds & Kind.particle) !== 0 && (kinds & (Kind.given | Kind.family)) === 0)) break
    span.last--
    span.words--
    span.end = span.words === 0 ? span.start : words.end[span.last]!
  }
  return span.words > span.initials
}

function pastTitles(reading: Reading, from: number): number {
  const { words, units } = reading
  let word = from
  while (word + 1 < words.count && word - from < 3) {
    const kinds = reading.kindsOf(word)
    if ((kinds & (Kind.title | Kind.staff)) === 0 || (kinds & (Kind.given | Kind.family)) !== 0) break
    const gap = joint(units, words.end[word]!, words.start[word + 1]!)
    if (gap === null || gap === ',' || gap === '-') break
    word++
  }
  return word
}

/** Only spaces, quotes and brackets between the label's end and the first word. */
function isNear(reading: Reading, at: number, start: number): boolean {
  if (start - at > 12) return false
  for (let unit = at; unit < start; unit++) {
    const sign = reading.units[unit]!
    const letters = (sign >= 65 && sign <= 90) || (sign >= 97 && sign <= 122)
    if (!letters && sign !== 32 && sign !== 34 && sign !== 39 && sign !== 46 && sign !== 40 && sign !== 42) return false
  }
  return true
}

function takes(reading: Reading, word: number, rules: NameRules, gap: string): boolean {
  const { words } = reading
  const form = words.form[word]!
  if (form === Form.chinese) return false
  const kinds = reading.kindsOf(word)
  if (isLabelHere(reading, word)) return false
  if (form === Form.initial)
    return (kinds & Kind.common) === 0 || span.words > 0 || reading.units[words.end[word]!] === 39
  if (form === Form.lower) {
    if (gap === '-' && (kinds & Kind.syllable) !== 0) return true
    if ((kinds & Kind.particle) !== 0 && leadsOn(reading, word)) return true
    if (gap === "'" || !rules.anyCase || words.end[word]! - words.start[word]! < 2) return false
    if (span.words > 0 && words.form[span.last] !== Form.lower) return false
    return (kinds & listed) !== 0 ? (kinds & Kind.common) === 0 : kinds === 0 && span.words < 3
  }
  if ((kinds & Kind.common) !== 0) return (kinds & Kind.organisation) === 0 && mayBeginAName(kinds, form, span.words)
  if (gap !== "'" && (kinds & Kind.suffix) !== 0 && (kinds & listed) === 0) return false
  return (kinds & (Kind.month | Kind.organisation)) === 0 || (kinds & (Kind.given | Kind.family)) !== 0
}

/** An everyday word inside a name ("CHAN On Hei"), or a family name in capitals that is also a word ("LAW On Hei"). */
function mayBeginAName(kinds: number, form: number, wordsBefore: number): boolean {
  if (wordsBefore > 0) return (kinds & (Kind.family | Kind.syllable)) !== 0
  return form === Form.capitals && (kinds & Kind.family) !== 0
}

/** True where a capitalised word follows, past at most two more particles ("de la Cruz"). */
function leadsOn(reading: Reading, particle: number): boolean {
  const { words } = reading
  for (let word = particle + 1; word < words.count && word <= particle + 3; word++) {
    if (words.form[word] !== Form.lower) return true
    if ((reading.kindsOf(word) & Kind.particle) === 0) return false
  }
  return false
}

/** True where a mark that is a label starts at this word and a sign follows, or it is a label of several words. */
function isLabelHere(reading: Reading, word: number): boolean {
  const { marks, words, units } = reading
  const mark = reading.markAt(words.start[word]!)
  if (mark >= marks.count || marks.start[mark] !== words.start[word]) return false
  if ((marks.kinds[mark]! & Kind.label) === 0) return false
  let end = marks.end[mark]!
  if (end > words.end[word]!) return true
  while (units[end] === 32 || units[end] === 46) end++
  return units[end] === 58 || units[end] === 61 || (reading.kindsOf(word) & listed) === 0
}

/** An initial or an abbreviation of up to three letters ends at `end`; behind longer words a full stop ends the sentence. */
function isShort(units: Uint8Array | Uint16Array, end: number): boolean {
  return end < 4 || units[end - 1] === 46 || units[end - 2]! <= 46 || units[end - 3]! <= 46 || units[end - 4]! <= 46
}

/** What stands between two words of a name: ' ', '-', "'", ',', '.', or null where they are not one name. */
function joint(units: Uint8Array | Uint16Array, from: number, to: number): string | null {
  if (to - from > 3) return null
  let kind = ' '
  for (let at = from; at < to; at++) {
    const unit = units[at]!
    if (unit === 44) kind = ','
    else if (unit === 45 && to - from === 1) kind = '-'
    else if (unit === 39 && to - from === 1) kind = "'"
    else if (unit === 46 && at === from && isShort(units, from)) kind = '.'
    else if (unit !== 32) return null
  }
  return kind
}
