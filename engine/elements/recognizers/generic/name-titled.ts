import { Role } from '../../findings.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import { labelledName, readName, span, strictName } from '../../text/name-span.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')
/** Titles that are everyday words too: they need their capital and a name of the lists. */
const everyday = new Set([
  'sister',
  'brother',
  'father',
  'president',
  'judge',
  'king',
  'queen',
  'prince',
  'princess',
  'captain',
  'major',
  'officer',
  'nurse',
  'doctor',
  'surgeon',
  'consultant',
  'physician',
  'therapist',
  'don',
  'pan',
  'count',
  'master',
  'justice',
  'sr',
  'lord',
  'lady',
  'governor',
  'senator',
  'general',
  'miss',
  'sir',
  'professor',
  'registrar',
  'lt',
  'col',
  'sig',
  'm',
  'dame',
  'imam',
  'baron',
])

/** Names behind a title: Mrs Chan, Dr. Priya Menon (staff), ms. wijtze. */
export const nameTitled: Recognizer = {
  name: 'name-titled',
  elements: ['name'],
  read(reading, drafts) {
    const { marks } = reading
    for (let mark = 0; mark < marks.count; mark++)
      if ((marks.kinds[mark]! & (Kind.title | Kind.staff)) !== 0) readTitle(mark, reading, drafts)
  },
}

function readTitle(mark: number, reading: Reading, drafts: Drafts): void {
  const { marks, units, words } = reading
  const term = reading.lexis.terms[marks.entry[mark]!]!
  let at = marks.end[mark]!
  const dotted = units[at] === 46
  if (dotted) at++
  if (units[at] === 32) at++
  else if (!dotted) return
  if (units[at] === 32) at++
  const first = reading.wordAt(at)
  if (first >= words.count || words.start[first] !== at) return
  const ordinary = everyday.has(term)
  const lower = words.form[first] === Form.lower
  if (lower && (ordinary || !(reading.kindsOf(first) === 0 || (reading.kindsOf(first) & Kind.common) === 0))) return
  if (ordinary && words.form[marks.word[mark]!] === Form.lower && !dotted) {
    if (!readName(reading, at, strictName) || span.known === 0) return
  } else if (!readName(reading, at, lower ? labelledName : strictName)) return
  if (ordinary && span.known === 0) return
  if (/^,? ?\d{1,4}(?!\d)(?! ?(?:years?|yrs?|yo|y\/o))/i.test(reading.text.slice(span.end, span.end + 14))) return
  if (span.words === 1 && span.known === 0 && span.end - span.start < 4 && words.form[span.first] === Form.capitals)
    return
  const staff = (marks.kinds[mark]! & Kind.staff) !== 0
  const confidence = span.known > 0 ? 88 : 75
  drafts.add(
    name,
    span.start,
    span.end,
    confidence,
    Rank.label,
    `Follows the title "${term}"`,
    staff ? Role.staff : Role.subject,
  )
}
