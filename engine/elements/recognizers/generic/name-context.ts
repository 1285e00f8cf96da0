import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')
const otherwise = Kind.common | Kind.place | Kind.organisation | Kind.month | Kind.condition | Kind.drug | Kind.street
/** What only people do, behind a name. */
const does =
  /^ (?:said|says|told|asked|shouted|replied|answered|lives|lived|spent|wrote|phoned|called|complained|visited|attended|denies|denied|moved|works|worked|married|died|suffers|underwent|presented|was (?:born|admitted|seen|discharged|referred|diagnosed|prescribed|told|asked)|has been (?:admitted|seen|diagnosed)|is (?:a|an|our|my|your|his|her|very|from|allergic|due|aged|\d)) /
/** What only people have, behind an apostrophe. */
const has =
  /^['’]s (?:address|phone|number|email|daughter|son|wife|husband|mother|father|kid|children|brother|sister|partner|birthday|account|passport|date of birth|appointment|results?|blood|doctor|name|house|file|records?) ?/
const before =
  /(?:^|[^\p{L}])(?:named|called|call me|calls me|says|said|told|asked|tell|met|meet|hi|hello|thanks|regards|starring|directed by|written by|signed by|speak to|talk to|given|contact) $/iu

/**
 * Words that no list knows as anything else, where the words around say that they name a person: "Zama said", "Iwao's wife",
 * "call me Sandro"; also family names of the lists alone, and given and family names in small letters.
 */
export const nameContext: Recognizer = {
  name: 'name-context',
  elements: ['name'],
  read(reading, drafts) {
    for (let word = 0; word < reading.words.count; word++) readWord(reading, word, drafts)
  },
}

function readWord(reading: Reading, word: number, drafts: Drafts): void {
  const { words, text } = reading
  const form = words.form[word]!
  const kinds = reading.kindsOf(word)
  if ((kinds & otherwise) !== 0 || words.end[word]! - words.start[word]! < 3) return
  if (form === Form.lower) readSmall(reading, word, kinds, drafts)
  if (form !== Form.capital && form !== Form.mixed) return
  if (isGlued(reading, word)) return
  if (isPlace(reading, word)) return
  const first = startOfRun(reading, word)
  const start = words.start[first]!
  const end = words.end[word]!
  if (does.test(text.slice(end, end + 26)) || has.test(text.slice(end, end + 18)))
    drafts.add(name, start, end, 55, Rank.list - 1, 'Followed by something that only people do or have')
  else if (before.test(text.slice(Math.max(0, start - 14), start)))
    drafts.add(name, start, end, 55, Rank.list - 1, 'Behind words that lead to a name')
  else if ((kinds & Kind.family) !== 0 && (first < word || !opensSentence(text, start)))
    drafts.add(name, start, end, first < word ? 50 : 40, Rank.hint, 'A family name of the lists, with a capital')
}

/** Inside the name of a place, or in front of "Road". */
function isPlace(reading: Reading, word: number): boolean {
  const { words, marks } = reading
  const mark = reading.markOver(words.start[word]!)
  if (mark >= 0 && (marks.kinds[mark]! & Kind.place) !== 0) return true
  const next = word + 1
  if (next >= words.count || words.start[next]! - words.end[word]! > 2 || words.form[next] === Form.lower) return false
  return (reading.kindsOf(next) & (Kind.street | Kind.organisation)) !== 0
}

/** The word before belongs to the name when it too is a capitalised word that is nothing else. */
function startOfRun(reading: Reading, word: number): number {
  const { words, units } = reading
  const back = word - 1
  if (back < 0 || words.form[back] !== Form.capital || words.start[word]! - words.end[back]! !== 1) return word
  if (units[words.end[back]!] !== 32 || (reading.kindsOf(back) & otherwise) !== 0) return word
  return isGlued(reading, back) || isPlace(reading, back) ? word : back
}

function readSmall(reading: Reading, word: number, kinds: number, drafts: Drafts): void {
  const { words, units } = reading
  const next = word + 1
  if ((kinds & Kind.given) === 0 || next >= words.count || words.form[next] !== Form.lower) return
  const other = reading.kindsOf(next)
  if ((other & Kind.family) === 0 || (other & (otherwise | Kind.particle)) !== 0) return
  if (words.start[next]! - words.end[word]! !== 1 || units[words.end[word]!] !== 32) return
  drafts.add(
    name,
    words.start[word]!,
    words.end[next]!,
    50,
    Rank.hint,
    'Given and family names of the lists, in small letters',
  )
}

function opensSentence(text: string, start: number): boolean {
  return start === 0 || /(?:[.!?:;\n\r"“(]\s{0,3}|^)$/.test(text.slice(Math.max(0, start - 4), start))
}

function isGlued({ words, units }: Reading, word: number): boolean {
  const glue = (unit: number) =>
    unit === 95 || unit === 47 || unit === 64 || unit === 61 || unit === 35 || (unit >= 48 && unit <= 57)
  const start = words.start[word]!
  return (start > 0 && (glue(units[start - 1]!) || units[start - 1] === 46)) || glue(units[words.end[word]!] ?? 32)
}
