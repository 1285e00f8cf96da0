import { foldSyllable, soundsOfCharacter } from './cantonese.ts'
import { cleanName, hasHan } from './clean-name.ts'
import { englishNames, surnameSpellings } from './lists.ts'
import { pinyinOfFamily, pinyinOfGiven, simplify } from './mandarin.ts'
import { skeleton } from './skeleton.ts'
import { cantoneseSyllables, pinyinSyllables } from './split-syllables.ts'

export type NameRole = 'family' | 'given'

/** A family name or a whole given name, with everything that comparing and indexing it needs. */
export interface NameWord {
  /** Letters without spaces, or simplified characters: what "equal" means. */
  text: string
  /** Its words as printed, cleaned. */
  tokens: string[]
  han: boolean
  /** Reads as a romanised Chinese name (always true for Chinese characters). */
  chinese: boolean
  /** One of its words is an English given name. */
  english: boolean
  /** Folded Cantonese sounds of the whole, joined with '-'; more than one for characters with several readings. */
  sounds: string[]
  /** Folded Cantonese sounds syllable by syllable (the first reading). */
  syllables: string[]
  /** Pinyin of Chinese characters; the text itself where it reads as pinyin; '' otherwise. */
  pinyin: string
  /** Consonants, for spellings of one name in Latin letters; '' for characters. */
  skeleton: string
  /** Chinese surnames it may be (simplified), for families in Latin letters. */
  surnames: ReadonlySet<string> | undefined
}

/** At most so many readings of a name of several characters are kept. */
const mostSounds = 4

/** Describes one family or given name. Null where nothing is left after cleaning. */
export function describeName(printed: string, role: NameRole): NameWord | null {
  return hasHan(printed) ? describeHan(printed, role) : describeLatin(printed, role)
}

function describeHan(printed: string, role: NameRole): NameWord | null {
  const original = [...printed].filter((character) => hasHan(character))
  const text = simplify(original.join(''))
  if (text === '') return null
  let sounds = ['']
  const syllables: string[] = []
  for (const character of original.slice(0, 4)) {
    const readings = soundsOfCharacter(character)
    syllables.push(readings[0] ?? '?')
    sounds = sounds
      .flatMap((start) => readings.map((reading) => (start === '' ? reading : `${start}-${reading}`)))
      .slice(0, mostSounds)
  }
  const pinyin = role === 'family' ? pinyinOfFamily(text) : pinyinOfGiven(text)
  return {
    text,
    tokens: [text],
    han: true,
    chinese: true,
    english: false,
    sounds,
    syllables,
    pinyin,
    skeleton: '',
    surnames: undefined,
  }
}

function describeLatin(printed: string, role: NameRole): NameWord | null {
  const clean = cleanName(printed)
  if (clean === '') return null
  const tokens = clean.split(' ')
  const text = tokens.join('')
  const english = role === 'given' && tokens.every((token) => englishNames.has(token))
  const cantonese = english ? null : cantoneseSyllables(tokens)
  const mandarin = english ? null : pinyinSyllables(tokens)
  const folded = (cantonese ?? []).map((syllable) => foldSyllable(syllable)!)
  return {
    text,
    tokens,
    han: false,
    chinese: isChinese(tokens, cantonese) || isChinese(tokens, mandarin),
    english: role === 'given' && tokens.some((token) => englishNames.has(token)),
    sounds: folded.length === 0 ? [] : [folded.join('-')],
    syllables: folded,
    pinyin: mandarin === null ? '' : text,
    skeleton: skeleton(text),
    surnames: role === 'family' ? surnameSpellings().get(text) : undefined,
  }
}

/** A single word of three syllables or more is no Chinese given name: Fatima, Hanako. */
function isChinese(tokens: string[], syllables: string[] | null): boolean {
  return syllables !== null && (tokens.length > 1 || syllables.length < 3)
}
