import { isCantoneseSyllable } from './cantonese.ts'
import { isPinyinSyllable } from './mandarin.ts'

/** Longest part of a name that is taken apart; longer ones are no Chinese names. */
const longest = 18

/**
 * Takes a word apart into as few syllables as possible, each accepted by `accepts`: "taiman" into tai, man; null where it
 * cannot be done with at most three. The first way in order of length from the left wins, so the answer is always the same.
 */
function splitInto(word: string, most: number, accepts: (syllable: string) => boolean): string[] | null {
  if (word === '') return []
  if (most === 0 || word.length > longest) return null
  let best: string[] | null = null
  for (let length = Math.min(6, word.length); length >= 1; length--) {
    const head = word.slice(0, length)
    if (!accepts(head)) continue
    const tail = splitInto(word.slice(length), Math.min(most, best === null ? most : best.length - 1) - 1, accepts)
    if (tail !== null && (best === null || tail.length + 1 < best.length)) best = [head, ...tail]
  }
  return best
}

/** Cantonese syllables of a name's words, or null where it does not read as Cantonese. At most four in all. */
export function cantoneseSyllables(words: readonly string[]): string[] | null {
  return syllables(words, isCantoneseSyllable)
}

/** Pinyin syllables of a name's words, or null where it does not read as Mandarin. */
export function pinyinSyllables(words: readonly string[]): string[] | null {
  return syllables(words, isPinyinSyllable)
}

function syllables(words: readonly string[], accepts: (part: string) => boolean): string[] | null {
  if (words.length === 0 || words.length > 4) return null
  const all: string[] = []
  for (const word of words) {
    const parts = accepts(word) ? [word] : splitInto(word, 3, (part) => part.length > 1 && accepts(part))
    if (parts === null) return null
    all.push(...parts)
  }
  return all.length > 4 ? null : all
}
