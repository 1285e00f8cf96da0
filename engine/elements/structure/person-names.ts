import { readData } from '../../../base/data.ts'

const words = readData('elements/name-words.yaml') as Record<
  'given' | 'family' | 'romanised' | 'han' | 'not_person',
  string
> & {
  han_double: string[]
}
const listed = (text: string) => new Set(text.split(/\s+/).filter((word) => word !== ''))
const given = listed(words.given)
const family = listed(words.family)
const romanised = listed(words.romanised)
const notPerson = listed(words.not_person)
const notPersonHan = [...notPerson].filter((word) => /\p{Script=Han}/u.test(word))
const hanSurnames = new Set(words.han.replace(/\s+/g, ''))
const hanDoubles = new Set(words.han_double)

const hanOnly = /^\p{Script=Han}{1,3}[·・ ]?\p{Script=Han}{1,8}$/u
const kanaName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー·・\s]{2,20}$/u
// A word of a name: letters with apostrophes, hyphens and points inside; digits only at its end (generated names carry them).
const nameWord = /^[\p{L}\p{M}'’.-]{1,40}\d{0,4}[,.]?$/u

/** True where the text could be a person's name, whole or one part of it: few words of letters, none of another kind. */
export function isNameShape(text: string): boolean {
  if (text.length > 80 || !/\p{L}/u.test(text)) return false
  if (/\p{Script=Han}/u.test(text))
    return !hasNotPersonHan(text) && (hanOnly.test(text) || kanaName.test(text) || isMixed(text))
  const parts = splitName(text)
  return (
    parts.length > 0 && parts.length <= 8 && parts.every((part) => nameWord.test(part) && !notPerson.has(bare(part)))
  )
}

/** Chinese and Latin together: `陳大文 CHAN Tai Man`. */
function isMixed(text: string): boolean {
  const parts = splitName(text)
  return parts.length <= 8 && parts.every((part) => nameWord.test(part))
}

/** True where word lists say that it is a person's whole name. Chinese: a surname and one to three characters. */
export function looksLikePerson(text: string): boolean {
  if (!isNameShape(text)) return false
  if (/^\p{Script=Han}/u.test(text)) return looksLikeHanName(text.split(/[\s(（]/)[0]!)
  const parts = splitName(text).map(bare)
  if (parts.length < 2 || parts.length > 6) return false
  return parts.some((part) => given.has(part) || family.has(part)) || (parts.length <= 4 && isRomanisedName(parts))
}

function isRomanisedName(parts: string[]): boolean {
  return (romanised.has(parts[0]!) || romanised.has(parts.at(-1)!)) && parts.every((part) => part.length <= 12)
}

/** Two to four characters that start with a surname. */
export function looksLikeHanName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || hasNotPersonHan(text)) return false
  return text.length < 4 ? hanSurnames.has(text[0]!) : hanDoubles.has(text.slice(0, 2))
}

/** Which list a single word stands in: a given name, a family name, or neither. */
export function nameListOf(text: string): 'given' | 'family' | undefined {
  const word = bare(text)
  if (given.has(word)) return 'given'
  return family.has(word) || romanised.has(word) ? 'family' : undefined
}

/** True where a word tells that this is an organisation, a product or a service. */
export function namesAThing(text: string): boolean {
  return hasNotPersonHan(text) || splitName(text).some((part) => notPerson.has(bare(part)))
}

function hasNotPersonHan(text: string): boolean {
  return notPersonHan.some((word) => text.includes(word))
}

function splitName(text: string): string[] {
  return text.split(/[\s,，()（）/"“”]+/).filter((part) => part !== '' && part !== '-' && part !== '&')
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[\d.,'’]+/g, '')
}
