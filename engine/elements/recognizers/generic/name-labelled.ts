import { Part, Role } from '../../findings.ts'
import { elementIndex } from '../../taxonomy.ts'
import { chineseNameEnd, isHan } from '../../text/chinese-name.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { type LabelKind, labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import { commaName, labelledName, readName, span, strictName } from '../../text/name-span.ts'
import type { Reading } from '../../text/reading.ts'
import { after, Lead, opensLine, seekValue } from '../../text/value-after.ts'
import { Form } from '../../text/words.ts'
import type { Recognizer } from '../contract.ts'

interface NameLabel {
  label: LabelKind
  /** The label's number, as marks carry it. */
  number: number
  role: number
  part: number
  /** Least lead that is enough by itself. */
  lead: number
  /** Words of the lists that the name must hold when the lead is weaker than a sign. */
  known: number
}

const kinds: NameLabel[] = (
  [
    { label: 'name', role: Role.subject, part: Part.whole, lead: Lead.word, known: 0 },
    { label: 'given-name', role: Role.subject, part: Part.given, lead: Lead.word, known: 0 },
    { label: 'family-name', role: Role.subject, part: Part.family, lead: Lead.word, known: 0 },
    { label: 're', role: Role.subject, part: Part.whole, lead: Lead.sign, known: 1 },
    { label: 'staff-name', role: Role.staff, part: Part.whole, lead: Lead.beside, known: 1 },
    { label: 'guardian-name', role: Role.guardian, part: Part.whole, lead: Lead.beside, known: 1 },
    { label: 'kin-name', role: Role.nextOfKin, part: Part.whole, lead: Lead.beside, known: 1 },
    { label: 'payer-name', role: Role.payer, part: Part.whole, lead: Lead.word, known: 1 },
    { label: 'correspondent', role: Role.correspondent, part: Part.whole, lead: Lead.sign, known: 1 },
  ] as const
).map((kind) => ({ ...kind, number: labelNumber(kind.label) }))
const name = elementIndex('name')
/** Openings of letters, which need no sign behind them. */
const greetings = /^(?:dear|hi|hello|attn|attention|致)$/

/** Names after their label: "Patient: CHAN Tai Man", "Dear Ms Okafor", "病人姓名：陳大文", "Apellidos: Perez Blanco". */
export const nameLabelled: Recognizer = {
  name: 'name-labelled',
  elements: ['name'],
  read(reading, drafts) {
    for (const kind of kinds) for (const mark of reading.labels(kind.number)) readOne(kind, mark, reading, drafts)
  },
}

function readOne(kind: NameLabel, mark: number, reading: Reading, drafts: Drafts): void {
  seekValue(reading, mark)
  if (after.lead === Lead.none) return
  const term = reading.lexis.terms[reading.marks.entry[mark]!]!
  const { at, lead } = after
  const signed = lead === Lead.sign
  if (isHan(reading.units[at] ?? 0)) {
    const end = chineseNameEnd(reading, at, signed)
    if (end > 0 && (signed || lead >= kind.lead)) add(kind, at, end, signed ? 92 : 70, term, drafts)
    return
  }
  const greeted = greetings.test(term)
  const alone = lead === Lead.beside && kind.label === 'name' && opensLine(reading.text, reading.marks.start[mark]!)
  if (lead < kind.lead && !greeted && !alone) return
  const careful = kind.label === 're' || kind.label === 'correspondent'
  if (!readName(reading, at, !signed ? strictName : careful ? commaName : labelledName) || looksLikeText(reading))
    return
  if (!isEnough(reading, kind, term, signed, greeted, lead)) return
  add(kind, span.start, span.end, signed ? (span.known > 0 ? 95 : 80) : 75, term, drafts)
}

/** How many of its words must be in the name lists depends on how plainly the label says that a name follows. */
function isEnough(
  reading: Reading,
  kind: NameLabel,
  term: string,
  signed: boolean,
  greeted: boolean,
  lead: number,
): boolean {
  if (signed && kind.label !== 're' && kind.label !== 'correspondent') return true
  if (greeted || (lead === Lead.word && /name$|name is$/.test(term))) return isFresh(reading) || span.known > 0
  if (signed && kind.label === 'correspondent' && span.words >= 2 && allCapital(reading)) return true
  return span.known >= Math.max(1, kind.known)
}

function add(kind: NameLabel, start: number, end: number, confidence: number, term: string, drafts: Drafts): void {
  drafts.add(name, start, end, confidence, Rank.label, `Labelled "${term}"`, kind.role, kind.part)
}

/** A place, an organisation or a sentence after the label is no name. */
function looksLikeText(reading: Reading): boolean {
  const { words } = reading
  const next = span.last + 1
  if (span.words === 1 && span.known === 0 && (reading.kindsOf(span.first) & (Kind.place | Kind.condition)) !== 0)
    return true
  if (next < words.count && words.start[next]! - span.end <= 2) {
    const kinds = reading.kindsOf(next)
    if ((kinds & Kind.organisation) !== 0 && words.form[next] !== Form.lower) return true
    if (span.known === 0 && words.form[span.last] === Form.lower && words.form[next] === Form.lower) return true
  }
  return false
}

function allCapital(reading: Reading): boolean {
  for (let word = span.first; word <= span.last; word++) if (reading.words.form[word] === Form.lower) return false
  return true
}

/** A capitalised first word that no list knows for anything else. */
function isFresh(reading: Reading): boolean {
  const kinds = reading.kindsOf(span.first)
  return reading.words.form[span.first] !== Form.lower && (kinds & (Kind.common | Kind.place | Kind.organisation)) === 0
}
