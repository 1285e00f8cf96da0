import { Part } from '../../findings.ts'
import { elementIndex } from '../../taxonomy.ts'
import { type Drafts, Rank } from '../../text/drafts.ts'
import { labelKinds, labelNumber } from '../../text/labels.ts'
import { Kind } from '../../text/lexis.ts'
import type { Reading } from '../../text/reading.ts'
import { after, Lead, opensLine, seekValue } from '../../text/value-after.ts'
import type { Recognizer } from '../contract.ts'

const element = elementIndex('postal-address')
const label = labelNumber('address')
const longest = 160
const mostLines = 4
/** Labels that end an address on the same line. */
const enders = new Set([
  'phone',
  'email',
  'dob',
  'age',
  'sex',
  'hkid',
  'mrn',
  'ssn',
  'national-id',
  'occupation',
  'employer',
  'name',
  'nationality',
  'date-other',
  'diagnosis',
  'appointment',
  'kin-name',
])

/** What stands behind "Address:", "lives at", 地址, over several lines until the next label or an empty line. */
export const addressLabelled: Recognizer = {
  name: 'address-labelled',
  elements: ['postal-address'],
  read(reading, drafts) {
    for (const mark of reading.labels(label)) readLabel(reading, mark, drafts)
  },
}

function readLabel(reading: Reading, mark: number, drafts: Drafts): void {
  const { text, lexis, marks } = reading
  seekValue(reading, mark)
  const { at, lead } = after
  if (
    lead === Lead.none ||
    (lead < Lead.word && /^(?:address|addr|adresse|direccion)$/.test(lexis.terms[marks.entry[mark]!]!))
  )
    return
  const end = addressEnd(reading, at, lead)
  const value = text.slice(at, end)
  if (end - at < 6 || /^https?:|@|^\d{1,3}(?:\.\d{1,3}){3}/.test(value) || !/\p{L}{2}/u.test(value)) return
  if (lead !== Lead.sign && !/^(?:the |flat |room |rm |unit |apt )?[A-Za-z]{0,2}\d/i.test(value)) return
  if (!/\d/.test(value) && lead !== Lead.sign) return
  const why = `Labelled "${lexis.terms[marks.entry[mark]!]}"`
  drafts.add(element, at, end, /\d/.test(value) ? 92 : 78, Rank.label + 2, why, 0, Part.whole)
}

/** End of the address: before the next label, an empty line, a full stop that ends a sentence, or the bounds. */
function addressEnd(reading: Reading, at: number, lead: number): number {
  const { text, marks } = reading
  let end = Math.min(text.length, at + longest)
  for (let mark = reading.markAt(at); mark < marks.count && marks.start[mark]! < end; mark++) {
    if ((marks.kinds[mark]! & Kind.label) === 0) continue
    const signed = /^[ \t]{0,2}[:=：]/.test(text.slice(marks.end[mark]!, marks.end[mark]! + 4))
    const starts = opensLine(text, marks.start[mark]!)
    if (signed || (starts && enders.has(labelKinds[reading.labelOf(mark) - 1]!))) end = marks.start[mark]!
    else if (enders.has(labelKinds[reading.labelOf(mark) - 1]!) && marks.start[mark]! > at + 8) end = marks.start[mark]!
  }
  const window = text.slice(at, end)
  const stop = /\r?\n[ \t]*\r?\n|[;|。]|\.(?=\s+\p{Lu}\p{Ll}+ \p{Ll})|\.\s*$|\t| {4}|(?:\r?\n[^\n]*){4}/u.exec(window)
  let value = stop === null ? window : window.slice(0, stop.index)
  const lines = value.split('\n')
  value = lines.slice(0, lead === Lead.sign ? linesOfAddress(lines) : 1).join('\n')
  return at + value.replace(/[\s,，.]+$/, '').length
}

/** A line belongs to the address while it looks like one: it has a digit or a comma, or is short and capitalised. */
function linesOfAddress(lines: readonly string[]): number {
  let count = 1
  while (count < lines.length && count < mostLines) {
    const line = lines[count]!.trim()
    const previous = lines[count - 1]!.trim()
    const belongs =
      previous.endsWith(',') || (/\d/.test(line) && /^[\p{Lu}\d]/u.test(line) && line.length < 60 && !/[.:]/.test(line))
    if (!belongs) break
    count++
  }
  return count
}
