import { readData } from '../../../base/data.ts'
import type { Fields } from '../../evidence/index.ts'
import { Role } from '../findings.ts'
import { elementIndex, taxonomy } from '../taxonomy.ts'
import { cellText } from './cell.ts'
import { isCnResidentId, isHkid } from './check-digits.ts'
import type { FieldWriter } from './field-writer.ts'
import { headerWords, type Meaning, type Owner, readHeader } from './header-words.ts'
import { checkNamed } from './value-checks.ts'

const containers = new Map<string, Owner>()
for (const [role, words] of Object.entries(
  (readData('elements/fields/json.yaml') as { containers: Record<string, string[]> }).containers,
)) {
  for (const word of words)
    containers.set(headerWords(word).join(''), role === 'organisation' ? role : Role[role as keyof typeof Role])
}
const identifying = new Set(
  taxonomy.flatMap((entry, index) =>
    /^(?:government-id|health-id)$/.test(entry.group) ||
    /^(?:name|date-of-birth|email|phone|insurance-policy)$/.test(entry.element)
      ? [index]
      : [],
  ),
)
const strong = new Set(
  taxonomy.flatMap((entry, index) =>
    /^(?:government-id|health-id)$/.test(entry.group) || entry.element === 'date-of-birth' ? [index] : [],
  ),
)
const openNumbers = new Set(['national-id', 'passport', 'medical-record-number', 'record-key'].map(elementIndex))
const name = elementIndex('name')
const credentials = new Set(taxonomy.flatMap((entry, index) => (entry.group === 'credentials' ? [index] : [])))
const ofAnyPerson = new Set(
  ['name', 'phone', 'email', 'postal-address', 'date-of-birth', 'sex', 'hkid', 'ssn', 'national-id', 'passport'].map(
    elementIndex,
  ),
)

interface Labelled {
  at: number
  meaning: Meaning
  role: number
  label: string
  strict: boolean
}

/**
 * Reads a record of a format without a map of its own (JSON, XML, a form) by the words of its labels, as a table's row is
 * read by its headers: values must pass their check, and without something that names a person nothing is a patient's.
 */
export function readLabelled(fields: Fields, writer: FieldWriter): void {
  const found: Labelled[] = []
  for (const [at, path] of fields.paths.entries()) {
    const one = readOne(at, segmentsOf(path, fields.schema === 'form'), fields.values[at]!)
    if (one !== undefined) found.push(one)
  }
  const personal = isPersonal(found)
  for (const { at, meaning, role, label, strict } of found) {
    const { element, part } = meaning
    if (role === Role.subject && !personal && !credentials.has(element)) continue
    if (role !== Role.subject && !ofAnyPerson.has(element)) continue
    writer.add(at, { element, part, role, confidence: strict ? 92 : 85, why: `label '${label}'` }, fields.values[at]!)
  }
}

/** Parts of a path without numbers of siblings; a form's label is one part, whatever signs stand in it. */
function segmentsOf(path: string, isLabel: boolean): string[] {
  const parts = isLabel ? [path] : path.split(/[./>]/).map((part) => part.replace(/^.*@/, ''))
  return parts.map((part) => part.replace(/(?:\[\d+\]|#\d+)$/, ''))
}

function readOne(at: number, segments: readonly string[], value: string): Labelled | undefined {
  const label = segments.at(-1) ?? ''
  const text = cellText(value)
  const reading = readHeader(label)
  if (text === '' || reading === undefined) return undefined
  const owner = reading.owner ?? ownerAbove(segments)
  if (owner === 'organisation') return undefined
  const role = owner ?? Role.subject
  if (reading.ownerOnly)
    return checkNamed('name').loose(text) ? { at, meaning: nameMeaning, role, label, strict: false } : undefined
  const meaning = reading.meanings.find((one) => one.element >= 0 && passes(one, text))
  return meaning === undefined
    ? undefined
    : known({ at, meaning, role, label, strict: checkNamed(meaning.check).strict(text) }, text)
}

const nameMeaning: Meaning = { element: name, part: 0, check: 'name', key: false, sure: true }

/** "ID No.: A123456(3)" is an HKID, whatever the label leaves open. */
function known(one: Labelled, text: string): Labelled {
  if (!openNumbers.has(one.meaning.element)) return one
  const kind = isHkid(text) ? 'hkid' : isCnResidentId(text) ? 'cn-resident-id' : undefined
  return kind === undefined
    ? one
    : { ...one, meaning: { ...one.meaning, element: elementIndex(kind), sure: true }, strict: true }
}

/** Words that only the rest of a table could confirm need a telling value here. */
function passes(meaning: Meaning, text: string): boolean {
  const check = checkNamed(meaning.check)
  if (meaning.sure) return check.loose(text)
  return meaning.check !== 'filled' && meaning.check !== 'key' && check.strict(text)
}

/** The nearest part of the path that says whose values stand below it. */
function ownerAbove(segments: readonly string[]): Owner {
  for (let i = segments.length - 2; i >= 0; i--) {
    const words = headerWords(segments[i]!)
    const owner = containers.get(words.join(''))
    if (owner !== undefined) return owner
  }
  return undefined
}

/** One strong number or birth date, or a name with any second thing about the person. */
function isPersonal(found: readonly Labelled[]): boolean {
  const subject = found.filter((one) => one.role === Role.subject)
  if (subject.some((one) => strong.has(one.meaning.element) && one.meaning.sure)) return true
  const named = subject.filter((one) => identifying.has(one.meaning.element))
  return named.length >= 2 || (named.length === 1 && subject.length >= 2)
}
