import { readData } from '../../../base/data.ts'
import { elementIndex } from '../taxonomy.ts'

interface SensitiveData {
  flags: { element: string; icd: string[]; not?: string[]; words: string[]; exact?: string[]; han: string[] }[]
  harmless: string[]
}

/** A term as words in order; the last may be the beginning of a word. */
interface Term {
  words: string[]
  open: boolean
  /** Element that it reveals; -1 for a harmless phrase. */
  element: number
}

const data = readData('elements/sensitive-terms.yaml') as SensitiveData
const byFirstWord = new Map<string, Term[]>()
const openers = new Map<string, Term[]>()
const byFirstHan = new Map<string, { text: string; element: number }[]>()
const exact = new Map<string, number>()
const openLength = 5
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

for (const flag of data.flags) {
  const element = elementIndex(flag.element)
  for (const word of flag.words) learn(word, element)
  for (const word of flag.han) learnHan(word, element)
  for (const word of flag.exact ?? []) exact.set(word, element)
}
for (const phrase of data.harmless) {
  if (/\p{Script=Han}/u.test(phrase)) learnHan(phrase, -1)
  else learn(phrase, -1)
}
for (const terms of [...byFirstWord.values(), ...openers.values()])
  terms.sort((a, b) => b.words.length - a.words.length)
for (const terms of byFirstHan.values()) terms.sort((a, b) => b.text.length - a.text.length)

function learn(phrase: string, element: number): void {
  const open = phrase.endsWith('*')
  const words = fold(phrase).match(wordPattern) ?? []
  const term = { words, open, element }
  const [index, key] = open && words.length === 1 ? [openers, words[0]!.slice(0, openLength)] : [byFirstWord, words[0]!]
  index.set(key, [...(index.get(key) ?? []), term])
}

function learnHan(text: string, element: number): void {
  byFirstHan.set(text[0]!, [...(byFirstHan.get(text[0]!) ?? []), { text, element }])
}

const longestText = 200_000

/** Lower case without accents, same length not promised. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no folding, and nearly all text is ASCII
  return /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC')
}

const none: readonly number[] = []
const mostKept = 50_000
const keptTexts = new Map<string, readonly number[]>()
const keptCodes = new Map<string, readonly number[]>()

/**
 * Elements of the group sensitive-health (indexes, ascending) that a text reveals by its words: "started dolutegravir" -> hiv.
 * Whole words only, the longest phrase wins, linear in the length of the text; answers for short texts are kept.
 */
export function flagsOfText(text: string): readonly number[] {
  return kept(keptTexts, text, findFlags)
}

/** The same by ICD-10 codes, with or without the point; the text may hold several codes. Words in it count too. */
export function flagsOfIcd(code: string): readonly number[] {
  return kept(keptCodes, code, (text) => {
    const found = new Set(flagsOfText(text))
    for (const one of text.toUpperCase().match(/[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?/g) ?? [])
      addCode(one.replace('.', ''), found)
    return sorted(found)
  })
}

function kept(
  answers: Map<string, readonly number[]>,
  text: string,
  find: (text: string) => readonly number[],
): readonly number[] {
  if (text.length > 300) return find(text.slice(0, longestText))
  let answer = answers.get(text)
  if (answer === undefined) {
    if (answers.size >= mostKept) answers.clear()
    answer = find(text)
    answers.set(text, answer)
  }
  return answer
}

function sorted(found: Set<number>): readonly number[] {
  return found.size === 0 ? none : [...found].sort((a, b) => a - b)
}

function findFlags(text: string): readonly number[] {
  const found = new Set<number>()
  addHan(text, found)
  const printed = text.match(wordPattern) ?? []
  for (const word of printed) {
    const element = exact.get(word)
    if (element !== undefined) found.add(element)
  }
  const words = fold(text).match(wordPattern) ?? []
  for (let at = 0; at < words.length; ) at += addAt(words, at, found)
  return sorted(found)
}

/** Adds what the longest term at `at` reveals and answers how many words it took. */
function addAt(words: readonly string[], at: number, found: Set<number>): number {
  const word = words[at]!
  const term =
    byFirstWord.get(word)?.find((candidate) => startsAt(candidate, words, at)) ??
    (word.length < openLength
      ? undefined
      : openers.get(word.slice(0, openLength))?.find((candidate) => word.startsWith(candidate.words[0]!)))
  if (term === undefined) return 1
  if (term.element >= 0) found.add(term.element)
  return term.words.length
}

function startsAt(term: Term, words: readonly string[], at: number): boolean {
  if (at + term.words.length > words.length) return false
  for (let i = 1; i < term.words.length; i++) if (words[at + i] !== term.words[i]) return false
  return true
}

function addHan(text: string, found: Set<number>): void {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x2e80) continue
    const term = byFirstHan.get(text[at]!)?.find((candidate) => text.startsWith(candidate.text, at))
    if (term === undefined) continue
    if (term.element >= 0) found.add(term.element)
    at += term.text.length - 1
  }
}

interface Codes {
  element: number
  ranges: { from: string; to: string }[]
  below: string[]
  not: { from: string; to: string }[]
}

const codes: Codes[] = data.flags.map((flag) => ({
  element: elementIndex(flag.element),
  ranges: flag.icd.filter((code) => code.includes('-')).map(range),
  below: flag.icd.filter((code) => !code.includes('-')).map((code) => code.replace('.', '')),
  not: (flag.not ?? []).map(range),
}))

function range(code: string): { from: string; to: string } {
  const plain = code.replace('.', '')
  const [from, to] = plain.includes('-') ? (plain.split('-') as [string, string]) : [plain, plain]
  return { from, to }
}

/** Categories compare as text: digits stand before letters, as in the classification (O99 < O9A). */
function addCode(code: string, found: Set<number>): void {
  const category = code.slice(0, 3)
  for (const { element, ranges, below, not } of codes) {
    const inside =
      ranges.some(({ from, to }) => category >= from && category <= to) || below.some((start) => code.startsWith(start))
    const outside = not.some(({ from, to }) => (category >= from && category <= to) || code.startsWith(from))
    if (inside && !outside) found.add(element)
  }
}
