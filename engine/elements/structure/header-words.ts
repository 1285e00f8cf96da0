import { readData } from '../../../base/data.ts'
import { Part, Role } from '../findings.ts'
import { elementIndex } from '../taxonomy.ts'

/** One thing a header can mean. */
export interface Meaning {
  /** Index of the element; -1 for a known column that is no element. */
  element: number
  part: number
  /** Name of the value check. */
  check: string
  key: boolean
  /** The words say it alone; otherwise the values or the table must agree. */
  sure: boolean
}

/** Whose value a header says it is; `organisation` is nobody's. */
export type Owner = number | 'organisation' | undefined

export interface HeaderReading {
  owner: Owner
  /** Possible meanings, best first. */
  meanings: readonly Meaning[]
  /** The header names only a person ("Doctor", "監護人"): the column holds that person's name. */
  ownerOnly: boolean
}

interface HeaderData {
  qualifiers: string[]
  owners: { role: string; words: string[] }[]
  columns: { element: string; part?: string; check?: string; key?: boolean; headers?: string[]; weak?: string[] }[]
}

const data = readData('elements/header-words.yaml') as HeaderData
const phrases = new Map<string, Meaning[]>()
const owners = new Map<string, Owner>()
const longestOwner = 4
/** "result_id" is a number, not a result. */
const numberWords = new Set(['id', 'no', 'number', 'num', 'ref', 'key', 'code', 'seq', 'count'])
const nameElement = elementIndex('name')
const qualifiers = new Set(data.qualifiers)
const joining = new Set(['of', 's', 'the', 'de', 'del', 'la', 'el', 'for', 'by', 'の', '的', '之', 'to', 'd'])

for (const column of data.columns) {
  for (const header of column.headers ?? []) learn(header, column, true)
  for (const header of column.weak ?? []) learn(header, column, false)
}
for (const owner of data.owners) {
  const role: Owner = owner.role === 'organisation' ? 'organisation' : Role[owner.role as keyof typeof Role]
  for (const word of owner.words) owners.set(headerWords(word).join(''), role)
}
const ownersByLength = [...owners.keys()]
  .filter((word) => word.length >= (isHan(word) ? 2 : 5))
  .sort((a, b) => b.length - a.length)

function learn(header: string, column: HeaderData['columns'][number], sure: boolean): void {
  const key = headerWords(header).join('')
  const part = Part[(column.part ?? 'whole') as keyof typeof Part]
  const element = column.element === 'none' ? -1 : elementIndex(column.element)
  const own = column.part === 'postcode' ? 'postcode' : column.element
  const meaning: Meaning = { element, part, check: column.check ?? own, key: column.key === true, sure }
  phrases.set(key, [...(phrases.get(key) ?? []), meaning])
}

/** Splits a header into folded words: `PatientDOB_dt` -> patient, dob, dt. */
export function headerWords(header: string): string[] {
  return header
    .normalize('NFKC')
    .replace(/['’`]/g, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}

function isHan(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
}

const readings = new Map<string, HeaderReading | undefined>()
const mostReadings = 20_000

/** What a header says, or undefined where its words are unknown. The answer for a text is kept. */
export function readHeader(header: string): HeaderReading | undefined {
  if (header.length > 200) return undefined
  if (readings.has(header)) return readings.get(header)
  if (readings.size >= mostReadings) readings.clear()
  const reading = readWords(headerWords(header), 0) ?? readParts(header) ?? readWithin(headerWords(header))
  readings.set(header, reading)
  return reading
}

function readWords(words: string[], depth: number): HeaderReading | undefined {
  if (words.length === 0 || words.length > 12 || depth > 3) return undefined
  const whole = words.join('')
  const meanings = phrases.get(whole)
  if (meanings !== undefined) return { owner: undefined, meanings, ownerOnly: false }
  const only = owners.get(whole)
  if (only !== undefined) return { owner: only, meanings: [], ownerOnly: true }
  return (
    readAfterOwner(words, depth) ??
    readBeforeOwner(words, depth) ??
    readGlued(whole, depth) ??
    readUnnumbered(words, depth) ??
    readUnqualified(words, depth)
  )
}

/** "patient name", "emergency contact phone" */
function readAfterOwner(words: string[], depth: number): HeaderReading | undefined {
  for (let n = Math.min(longestOwner, words.length - 1); n >= 1; n--) {
    const owner = owners.get(words.slice(0, n).join(''))
    if (owner === undefined) continue
    const rest = readWords(withoutJoining(words.slice(n)), depth + 1)
    if (rest !== undefined) return ownedBy(owner, rest)
    if (owner === 'organisation') return { owner, meanings: [], ownerOnly: true }
  }
  return undefined
}

/** "name of patient", "phone (guardian)" */
function readBeforeOwner(words: string[], depth: number): HeaderReading | undefined {
  for (let n = Math.min(longestOwner, words.length - 1); n >= 1; n--) {
    const owner = owners.get(words.slice(-n).join(''))
    if (owner === undefined) continue
    const rest = readWords(withoutJoining(words.slice(0, -n)), depth + 1)
    if (rest !== undefined) return ownedBy(owner, rest)
  }
  return undefined
}

/** "PATIENTNAME", "病人姓名" */
function readGlued(whole: string, depth: number): HeaderReading | undefined {
  const prefix = ownersByLength.find((word) => whole.startsWith(word) && whole.length > word.length)
  if (prefix === undefined) return undefined
  const rest = readWords(withoutJoining([whole.slice(prefix.length).replace(/^[的之の]/, '')]), depth + 1)
  return rest === undefined ? undefined : ownedBy(owners.get(prefix), rest)
}

/** "phone 3", "address_line_4" */
function readUnnumbered(words: string[], depth: number): HeaderReading | undefined {
  const last = words.at(-1)!
  if (words.length > 1 && /^\d{1,2}$/.test(last)) return readWords(words.slice(0, -1), depth + 1)
  const bare = last.replace(/[\d一二三四]{1,2}$/, '')
  return bare === last || bare === '' ? undefined : readWords([...words.slice(0, -1), bare], depth + 1)
}

/** "addr_city", "mobile (contact)": a word that changes nothing is left out. */
function readUnqualified(words: string[], depth: number): HeaderReading | undefined {
  if (words.length < 2) return undefined
  const first = qualifiers.has(words[0]!) ? readWords(words.slice(1), depth + 1) : undefined
  return first ?? (qualifiers.has(words.at(-1)!) ? readWords(words.slice(0, -1), depth + 1) : undefined)
}

/** The inner owner speaks: in "patient's doctor name" it is the doctor's. */
function ownedBy(owner: Owner, rest: HeaderReading): HeaderReading {
  const inner = rest.owner ?? owner
  if (inner === undefined || inner === 'organisation') return { ...rest, owner: inner }
  // A plain "name" may be a shop's; a patient's or a doctor's name is a person's.
  const meanings = rest.meanings.map((meaning) =>
    meaning.element === nameElement ? { ...meaning, sure: true } : meaning,
  )
  return { ...rest, owner: inner, meanings }
}

function withoutJoining(words: string[]): string[] {
  const from = words.findIndex((word) => !joining.has(word))
  const to = words.findLastIndex((word) => !joining.has(word))
  return from < 0 ? [] : words.slice(from, to + 1)
}

/** Each part at slashes, brackets and the border of two scripts; the first that is sure, or else the first that is known. */
function readParts(header: string): HeaderReading | undefined {
  const parts = header
    .normalize('NFKC')
    .replace(
      /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[A-Za-z])|([A-Za-z.])(?=[\p{Script=Han}\p{Script=Katakana}])/gu,
      '$1$2/',
    )
    .split(
      /[/|\\()[\]{}<>:;,、\n\r\t]|(?<=[\p{Script=Han}\p{Script=Katakana}]) | (?=[\p{Script=Han}\p{Script=Katakana}])/u,
    )
  if (parts.length < 2) return undefined
  const read = parts.map((part) => readWords(headerWords(part), 1)).filter((reading) => reading !== undefined)
  return read.find((reading) => reading.meanings.some((meaning) => meaning.sure)) ?? read[0]
}

/** The longest known phrase inside the header, never as sure as the phrase alone. The last one wins a tie: heads stand last. */
function readWithin(words: string[]): HeaderReading | undefined {
  const owner = words.map((word) => owners.get(word)).find((found) => found !== undefined)
  const isNumber = numberWords.has(words.at(-1) ?? '')
  for (let n = Math.min(5, words.length - 1); n >= 1; n--) {
    for (let from = words.length - n; from >= 0; from--) {
      const phrase = words.slice(from, from + n).join('')
      const fits = (meaning: Meaning) =>
        meaning.sure && (n > 1 || phrase.length >= 5) && !(isNumber && meaning.check === 'filled')
      const meanings = phrases.get(phrase)?.filter(fits)
      if (meanings !== undefined && meanings.length > 0)
        return { owner, meanings: meanings.map(unsure), ownerOnly: false }
    }
  }
  return words.length === 1 && isHan(words[0]!) ? readWithinHan(words[0]!) : undefined
}

function readWithinHan(text: string): HeaderReading | undefined {
  const prefix = ownersByLength.find((word) => text.includes(word))
  for (let n = text.length - 1; n >= 2; n--) {
    for (let from = text.length - n; from >= 0; from--) {
      const meanings = phrases.get(text.slice(from, from + n))?.filter((meaning) => meaning.sure)
      if (meanings !== undefined && meanings.length > 0) {
        return {
          owner: prefix === undefined ? undefined : owners.get(prefix),
          meanings: meanings.map(unsure),
          ownerOnly: false,
        }
      }
    }
  }
  return undefined
}

function unsure(meaning: Meaning): Meaning {
  return { ...meaning, sure: false }
}
