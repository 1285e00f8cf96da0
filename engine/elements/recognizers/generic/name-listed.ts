import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { Kind } from '../../text/lexis.ts'
import { readName, span, strictName } from '../../text/name-span.ts'
import type { Reading } from '../../text/reading.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

const name = elementIndex('name')
const notNames = Kind.common | Kind.place | Kind.month | Kind.organisation | Kind.condition | Kind.drug | Kind.clinical

/**
 * Names without a label or title: a capitalised given name of the lists with the capitalised words behind it ("Maria Lopez
 * Ortega"), or alone. The lists hold a part of the world's names only, so this is the weakest of the name recognizers.
 */
export const nameListed: Recognizer = {
  name: 'name-listed',
  elements: ['name'],
  read(reading, drafts) {
    const { words } = reading
    if ((reading.kinds & Kind.given) === 0) return
    for (let word = 0; word < words.count; ) {
      const next = startsName(reading, word) ? addName(reading, word, drafts) : 0
      word = next > word ? next : word + 1
    }
  },
}

function startsName(reading: Reading, word: number): boolean {
  const form = reading.words.form[word]!
  if (form !== Form.capital && form !== Form.capitals && form !== Form.mixed) return false
  return (reading.kindsOf(word) & Kind.given) !== 0 && !isGlued(reading, word)
}

/** Part of an address, a path, a variable or a longer code. */
function isGlued(reading: Reading, word: number): boolean {
  const { units, words } = reading
  const before = words.start[word]! > 0 ? units[words.start[word]! - 1]! : 32
  const after = units[words.end[word]!] ?? 32
  const glue = (unit: number) => unit === 95 || unit === 47 || unit === 64 || unit === 61 || (unit >= 48 && unit <= 57)
  return glue(before) || glue(after) || before === 46 || before === 35
}

/** Adds the name at `word`; answers the word behind it, or 0. */
function addName(reading: Reading, word: number, drafts: Drafts): number {
  const { words } = reading
  const kinds = reading.kindsOf(word)
  if (!readName(reading, words.start[word]!, strictName) || span.first !== word) return 0
  const next = span.last + 1
  if (isOrganisation(reading, next) || isInsideOther(reading, word) || isAddress(reading)) return next
  const weak = (kinds & notNames) !== 0
  if (span.words - span.initials === 1) {
    if (weak || words.form[word] === Form.capitals || words.end[word]! - words.start[word]! < 3) return 0
    drafts.add(name, span.start, span.end, 45, Rank.list, 'A given name of the lists, with a capital')
    return next
  }
  if (weak && span.known < 2) return 0
  const why =
    span.known > 1
      ? 'Given and family names of the lists, with capitals'
      : 'A given name of the lists and a capitalised word behind it'
  drafts.add(name, span.start, span.end, span.known > 1 ? 70 : 60, Rank.list, why)
  return next
}

/** "Smith Ltd", "Grace Church": the words are the name of something else. */
function isOrganisation(reading: Reading, word: number): boolean {
  const { words } = reading
  if (word >= words.count || words.start[word]! - span.end > 2 || words.form[word] === Form.lower) return false
  return (reading.kindsOf(word) & Kind.organisation) !== 0
}

/** Words in front of a name that make it a street, a hospital or a place: "Avenida Ramón", "Hospital Virgen del", "San". */
function isInsideOther(reading: Reading, word: number): boolean {
  const { words, units } = reading
  for (let back = word - 1; back >= 0 && word - back <= 5; back--) {
    const end = words.end[back]!
    const gap = words.start[back + 1]! - end
    if (gap > 2 || (units[end] !== 32 && units[end] !== 46)) return false
    const kinds = reading.kindsOf(back)
    if (words.form[back] === Form.lower) {
      if ((kinds & Kind.street) !== 0 && word - back === 1) return true
      if ((kinds & Kind.particle) === 0) return false
      continue
    }
    if ((kinds & (Kind.street | Kind.organisation)) !== 0 && (kinds & (Kind.title | Kind.staff)) === 0) return true
    if (saints.has(reading.lexis.terms[words.entry[back]!]!)) return true
    if ((kinds & Kind.common) !== 0) return false
  }
  return false
}

const saints = new Set([
  'san',
  'santa',
  'sao',
  'saint',
  'st',
  'el',
  'port',
  'fort',
  'mount',
  'lake',
  'villa',
  'vila',
  'virgen',
  'hospital',
])

/** "Joaquin Suarez 2906": a name with a number behind it at the end of a line or before a comma is a street. */
function isAddress({ text }: Reading): boolean {
  return (
    /^,? ?\d{1,4}[a-z]?(?: *[\n,.;]|\.? *$)/i.test(text.slice(span.end, span.end + 12)) || text[span.end + 1] === '&'
  )
}
