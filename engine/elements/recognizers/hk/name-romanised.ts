import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')

/**
 * Names as Hong Kong writes them: family name first (Chan Tai Man, CHAN Tai-man, Chan Tai Man Peter), or last behind the
 * syllables (Tai Man Chan). Three syllables are wanted, because two are often a place or a word.
 */
export const nameRomanised: Recognizer = {
  name: 'name-romanised',
  elements: ['name'],
  read(reading, drafts) {
    const { words } = reading
    if ((reading.kinds & Kind.syllable) === 0) return
    for (let word = 0; word + 1 < words.count; ) {
      const last = lastOfName(reading, word)
      if (last > word) {
        addName(reading, word, last, drafts)
        word = last + 1
      } else word++
    }
  },
}

/** Last word of the name that starts at `word`, or -1. */
function lastOfName(reading: Reading, word: number): number {
  if (!isCapital(reading, word) || (reading.kindsOf(word) & (Kind.family | Kind.syllable)) === 0) return -1
  let last = word
  let syllables = (reading.kindsOf(word) & Kind.syllable) !== 0 ? 1 : 0
  const familyFirst = (reading.kindsOf(word) & Kind.family) !== 0
  while (last + 1 < reading.words.count && last - word < 3 && joined(reading, last)) {
    const kinds = reading.kindsOf(last + 1)
    if ((kinds & Kind.syllable) === 0 || !(isCapital(reading, last + 1) || isHyphened(reading, last))) break
    syllables++
    last++
  }
  const familyLast = (reading.kindsOf(last) & Kind.family) !== 0
  const enough = last - word >= 2 && syllables >= 2 && (familyFirst || familyLast)
  const shouted =
    last - word === 1 &&
    familyFirst &&
    reading.words.form[word] === Form.capitals &&
    reading.words.form[last] === Form.capital
  return enough || shouted ? withEnglish(reading, last) : -1
}

/** "Chan Tai Man Peter", "Chan Tai Man, Peter". */
function withEnglish(reading: Reading, last: number): number {
  if (last + 1 >= reading.words.count || !isCapital(reading, last + 1)) return last
  const kinds = reading.kindsOf(last + 1)
  const gap = reading.words.start[last + 1]! - reading.words.end[last]!
  return (kinds & Kind.given) !== 0 && (kinds & Kind.common) === 0 && gap <= 2 && joined(reading, last)
    ? last + 1
    : last
}

function addName(reading: Reading, first: number, last: number, drafts: Drafts): void {
  const { words, marks } = reading
  const start = words.start[first]!
  const end = words.end[last]!
  const mark = reading.markAt(start)
  const place = mark < marks.count && marks.start[mark] === start && (marks.kinds[mark]! & Kind.place) !== 0
  if (place || isStreet(reading, last + 1, end)) return
  drafts.add(name, start, end, 78, Rank.list + 5, 'A Hong Kong family name with the syllables of a given name')
}

function isStreet(reading: Reading, word: number, end: number): boolean {
  if (word >= reading.words.count || reading.words.start[word]! - end > 2) return false
  const lower = reading.words.form[word] === Form.lower
  return !lower && (reading.kindsOf(word) & (Kind.street | Kind.organisation)) !== 0
}

function isCapital(reading: Reading, word: number): boolean {
  const form = reading.words.form[word]!
  return form === Form.capital || form === Form.capitals
}

function joined({ words, units }: Reading, word: number): boolean {
  const end = words.end[word]!
  const gap = words.start[word + 1]! - end
  return (
    (gap === 1 && (units[end] === 32 || units[end] === 45)) || (gap === 2 && units[end] === 44 && units[end + 1] === 32)
  )
}

function isHyphened({ words, units }: Reading, word: number): boolean {
  return units[words.end[word]!] === 45
}
