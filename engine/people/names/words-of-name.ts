import { cleanName, hasHan } from './clean-name.ts'
import { englishNames, surnameSpellings } from './lists.ts'
import { simplify } from './mandarin.ts'
import { cantoneseSyllables, pinyinSyllables } from './split-syllables.ts'

/**
 * The words that a name is searched by: words in Latin letters, each Chinese character by itself (simplified). A word of several Chinese
 * syllables, beside a Chinese surname, is there in one piece and in its syllables: "CHAN Taiman" is chan, taiman, tai, man.
 */
export function wordsOfName(printed: string): string[] {
  const words = printedWords(printed)
  const split = words.flatMap((word, at) => (hasSurnameBeside(words, at) ? syllablesOf(word) : []))
  return [...new Set([...words, ...split])]
}

/** The same without taking words apart: what counts as the name's length. */
export function printedWords(printed: string): string[] {
  return cleanName(printed)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (hasHan(word) ? [...simplify(word)] : [word]))
}

/** Two syllables or more of a romanised Chinese name; nothing for a word that is none. */
export function syllablesOf(word: string): string[] {
  if (hasHan(word) || word.length < 4 || englishNames.has(word)) return []
  const syllables = cantoneseSyllables([word]) ?? pinyinSyllables([word]) ?? []
  return syllables.length > 1 ? syllables : []
}

function hasSurnameBeside(words: readonly string[], at: number): boolean {
  return words.some((word, other) => other !== at && surnameSpellings().has(word))
}
