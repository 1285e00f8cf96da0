import { cleanName, hanRuns, hasHan, withoutHan } from './clean-name.ts'
import { doubleSurnames, englishNames, surnameSpellings } from './lists.ts'
import { simplify } from './mandarin.ts'
import { cantoneseSyllables, pinyinSyllables } from './split-syllables.ts'

/** One way to read a printed name. */
export interface NameReading {
  family: string
  given: string
  /** True where the print does not say which word is the family name. */
  guessed: boolean
}

export interface ParsedName {
  readings: NameReading[]
  /** English and other further given names beside the main one: "Peter" in "Wong Siu Ming, Peter". */
  aliases: string[]
}

const titles =
  /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|mdm|master|rev|fr|sr|sister|hon|jr|snr|jnr|ii|iii|iv|phd|md|rn|mbbs|esq|pt|patient|name|mstr|baby|bb)$/

/** Reads a name as printed, in any usual order: "CHAN Tai Man", "陳大文", "Chan, Tai-Man", "David Chan", "Wong Siu Ming, Peter". */
export function parseName(printed: string): ParsedName {
  const parsed: ParsedName = { readings: [], aliases: [] }
  const text = printed.slice(0, 200)
  for (const run of hanRuns(text)) readHan(run, parsed)
  readLatin(withoutHan(text), parsed)
  return parsed
}

function readHan(run: string, parsed: ParsedName): void {
  const characters = [...run.replace(/(先生|女士|小姐|太太|醫生|医生|護士|护士)$/u, '')]
  if (characters.length < 2 || characters.length > 5) return
  const width = characters.length > 2 && doubleSurnames().has(simplify(characters.slice(0, 2).join(''))) ? 2 : 1
  parsed.readings.push({
    family: characters.slice(0, width).join(''),
    given: characters.slice(width).join(''),
    guessed: false,
  })
}

function readLatin(text: string, parsed: ParsedName): void {
  const bare = text.replace(/[([（"“][^)\]）"”]*[)\]）"”]/g, (bracket) => {
    const alias = cleanName(bracket)
    if (alias !== '' && !titles.test(alias)) parsed.aliases.push(alias)
    return ' '
  })
  const [before = [], after = [], third = []] = bare.split(/[,，]/).map(wordsOf)
  if (before.length === 0) return
  if (after.length === 0) readWords(before, parsed)
  else if (isWholeBeforeAlias(before, after)) {
    parsed.aliases.push(cleanName(after[0]!))
    readWords(before, parsed)
  } else {
    for (const alias of third) parsed.aliases.push(cleanName(alias))
    addReading(before, after, false, parsed)
  }
}

/** "Wong Siu Ming, Peter": what stands before the comma is a whole Chinese name already. */
function isWholeBeforeAlias(before: string[], after: string[]): boolean {
  return before.length >= 3 && after.length === 1 && isChineseSurname(before[0]!) && isRomanised(before.slice(1))
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s_·・/]+/)
    .filter((word) => /\p{L}/u.test(word) && !hasHan(word) && !titles.test(word.toLowerCase().replace(/[.:]/g, '')))
    .slice(0, 8)
}

function readWords(words: string[], parsed: ParsedName): void {
  const shouted = words.map((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase())
  const first = shouted.indexOf(true)
  const last = shouted.lastIndexOf(true)
  const loud = shouted.filter((each) => each).length
  const atOneEnd =
    loud > 0 && loud < words.length && last - first + 1 === loud && (first === 0 || last === words.length - 1)
  if (words.length === 1) addReading(words, [], true, parsed)
  else if (atOneEnd)
    addReading(words.slice(first, last + 1), [...words.slice(0, first), ...words.slice(last + 1)], false, parsed)
  else guessOrder(words, parsed)
}

/** Without a sign of the order both are kept; double surnames at either end too, and "TAI MAN" as a given name alone, and "David CHAN Tai Man". */
function guessOrder(words: string[], parsed: ParsedName): void {
  if (words.length === 2 && isRomanised(words)) addReading([], words, true, parsed)
  if (words.length > 2 && isChineseSurname(words[1]!) && isAlias(cleanName(words[0]!), words.slice(2).map(cleanName))) {
    parsed.aliases.push(cleanName(words[0]!))
    addReading([words[1]!], words.slice(2), true, parsed)
  }
  const most = words.length - 1
  for (const width of words.length >= 3 ? [1, 2] : [1]) {
    if (width > most) continue
    addReading(words.slice(-width), words.slice(0, -width), true, parsed)
    if (width === 1 || isChineseSurname(words.slice(0, width).join('')))
      addReading(words.slice(0, width), words.slice(width), true, parsed)
  }
}

function addReading(family: string[], given: string[], guessed: boolean, parsed: ParsedName): void {
  const familyName = cleanName(family.join(' '))
  const { main, alias } = splitAlias(given.map(cleanName).join(' ').split(' '), isChineseSurname(family.join('')))
  if (alias !== '') parsed.aliases.push(alias)
  if (familyName !== '' || main !== '') parsed.readings.push({ family: familyName, given: main, guessed })
}

/**
 * Takes an English name off a romanised Chinese one: "yoyo shan lam" is "shan lam" with the alias "yoyo". Only where the
 * family name is Chinese, the alias stands at one end and does not read as Chinese, and the rest does.
 */
export function splitAlias(tokens: string[], chineseFamily: boolean): { main: string; alias: string } {
  const whole = { main: tokens.join(' ').trim(), alias: '' }
  if (!chineseFamily || tokens.length < 2 || tokens.length > 4) return whole
  const [head, ...tail] = tokens
  if (isAlias(head!, tail)) return { main: tail.join(' '), alias: head! }
  const end = tokens.at(-1)!
  const start = tokens.slice(0, -1)
  if (isAlias(end, start)) return { main: start.join(' '), alias: end }
  return whole
}

/** A listed English name beside a Chinese one; an unlisted one only beside two syllables: else it may be a misspelt syllable. */
function isAlias(token: string, rest: string[]): boolean {
  if (englishNames.has(token)) return isRomanised(rest)
  return (
    token.length > 3 && !isRomanised([token]) && (cantoneseSyllables(rest) ?? pinyinSyllables(rest) ?? []).length === 2
  )
}

function isRomanised(words: string[]): boolean {
  const clean = words.flatMap((word) => cleanName(word).split(' ')).filter((word) => word !== '')
  return clean.length > 0 && (cantoneseSyllables(clean) !== null || pinyinSyllables(clean) !== null)
}

/** True for the Latin spelling of a frequent Chinese surname. */
export function isChineseSurname(word: string): boolean {
  return surnameSpellings().has(cleanName(word).replaceAll(' ', ''))
}
