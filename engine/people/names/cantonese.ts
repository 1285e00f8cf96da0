import { getRoman } from 'cantonese-romanisation'
import { Converter } from 'opencc-js'

/**
 * Hong Kong spellings have no standard: 曾 is Tsang, Chang or Jang, 基 is Ki, Kei or Gei. Spellings are compared by a folded
 * sound: one letter for the first consonant, one to three for the rest. The folding merges what clerks write for the same
 * sound (ts/ch/j, k/g, t/d, p/b, sh/s, ei/ee/i, or/oh/o) and keeps apart what a listener tells apart (Chan, Cheung, Chung).
 */
const initials: [string, string][] = [
  ['tsz', 'C'],
  ['tch', 'C'],
  ['kw', 'Q'],
  ['gw', 'Q'],
  ['qu', 'Q'],
  ['ts', 'C'],
  ['tz', 'C'],
  ['dz', 'C'],
  ['ch', 'C'],
  ['sh', 'S'],
  ['sz', 'S'],
  ['ng', ''],
  ['b', 'P'],
  ['p', 'P'],
  ['d', 'T'],
  ['t', 'T'],
  ['g', 'K'],
  ['k', 'K'],
  ['j', 'C'],
  ['z', 'C'],
  ['c', 'C'],
  ['s', 'S'],
  ['x', 'S'],
  ['f', 'F'],
  ['h', 'H'],
  ['l', 'L'],
  ['m', 'M'],
  ['n', 'N'],
  ['w', 'W'],
  ['y', 'Y'],
]

/** Spellings of the vowel part; the longest that fits is taken first. */
const vowels: [string, string][] = [
  ['ooi', 'ui'],
  ['aau', 'au'],
  ['aai', 'ai'],
  ['eui', 'ui'],
  ['uey', 'ui'],
  ['yui', 'u'],
  ['yue', 'u'],
  ['ieu', 'iu'],
  ['eau', 'iu'],
  ['eu', 'E'],
  ['eo', 'E'],
  ['eow', 'iu'],
  ['aa', 'a'],
  ['ai', 'ai'],
  ['ay', 'ai'],
  ['au', 'au'],
  ['ao', 'o'],
  ['aw', 'o'],
  ['ar', 'a'],
  ['ah', 'a'],
  ['ea', 'e'],
  ['ee', 'i'],
  ['ei', 'i'],
  ['ey', 'i'],
  ['eh', 'e'],
  ['er', 'e'],
  ['ew', 'iu'],
  ['ie', 'i'],
  ['ih', 'i'],
  ['iu', 'iu'],
  ['io', 'iu'],
  ['oi', 'oi'],
  ['oy', 'oi'],
  ['oo', 'u'],
  ['ou', 'o'],
  ['ow', 'au'],
  ['oh', 'o'],
  ['or', 'o'],
  ['ue', 'u'],
  ['uh', 'u'],
  ['ui', 'ui'],
  ['a', 'a'],
  ['e', 'e'],
  ['i', 'i'],
  ['o', 'o'],
  ['u', 'u'],
  ['y', 'i'],
]

const codas: Record<string, string> = {
  '': '',
  ng: 'G',
  n: 'N',
  m: 'M',
  k: 'K',
  ck: 'K',
  t: 'T',
  tt: 'T',
  p: 'P',
  h: '',
}

const foldedSyllables = new Map<string, string | null>()

/** The folded sound of one syllable ("tsang" and "jang" are both "CaG"), or null where it cannot be a Cantonese syllable. */
export function foldSyllable(syllable: string): string | null {
  let folded = foldedSyllables.get(syllable)
  if (folded === undefined) {
    folded = fold(syllable)
    if (foldedSyllables.size < 50_000) foldedSyllables.set(syllable, folded)
  }
  return folded
}

function fold(syllable: string): string | null {
  if (syllable === 'ng' || syllable === 'm' || syllable === 'um') return syllable === 'ng' ? 'G' : 'M'
  if (/^(sz|sze|szee|tsz|tze|tsze|tzi)$/.test(syllable)) return syllable.startsWith('s') ? 'Si' : 'Ci'
  if (syllable.length > 6) return null
  const [spelt, initial] = initials.find(([start]) => syllable.startsWith(start) && syllable.length > start.length) ?? [
    '',
    '',
  ]
  const rest = syllable.slice(spelt.length)
  const [letters, vowel] = vowels.find(([start]) => rest.startsWith(start)) ?? ['', '']
  if (letters === '') return null
  const coda = codas[rest.slice(letters.length)]
  if (coda === undefined) return null
  return begin(initial, letters, vowel, coda)
}

/** "Ip" and "Yip", "Wu" and "U" begin alike; the short a that is written u before m, t, p ("Kum", "Fut") is an a. */
function begin(initial: string, letters: string, vowel: string, coda: string): string {
  let sound = vowel
  if (letters === 'u' && (coda === 'M' || coda === 'P' || coda === 'T')) sound = 'a'
  if (vowel === 'E' && coda === '') sound = 'iu'
  if (vowel === 'E' && coda === 'N') sound = 'u'
  if (initial !== '') return initial + sound + coda
  if (sound.startsWith('i')) return `Y${sound}${coda}`
  if (sound.startsWith('u')) return `W${sound}${coda}`
  return sound + coda
}

let converter: ((text: string) => string) | undefined

function toHongKong(character: string): string {
  const convert = converter ?? Converter({ from: 'cn', to: 'hk' })
  converter = convert
  return convert(character)
}

const readings = new Map<string, string[]>()

/** Folded Cantonese sounds of one Chinese character, usually one or two; empty for a character that is not known. */
export function soundsOfCharacter(character: string): string[] {
  let sounds = readings.get(character)
  if (sounds === undefined) {
    sounds = [...new Set(spellingsOfCharacter(character).map(foldSyllable))]
      .filter((sound) => sound !== null)
      .slice(0, 3)
    readings.set(character, sounds)
  }
  return sounds
}

/** Hong Kong Government and other usual spellings of one character, simplified or traditional. */
export function spellingsOfCharacter(character: string): string[] {
  const direct = getRoman(toHongKong(character))[0] ?? []
  return direct.length > 0 ? direct : (getRoman(character)[0] ?? [])
}

let inventory: Set<string> | undefined

/** Every folded sound that some Chinese character has; built at first use. */
function sounds(): Set<string> {
  if (inventory !== undefined) return inventory
  inventory = new Set()
  for (let unit = 0x4e00; unit < 0x9fa6; unit++) {
    for (const spelling of getRoman(String.fromCharCode(unit))[0] ?? []) {
      const sound = foldSyllable(spelling)
      if (sound !== null) inventory.add(sound)
    }
  }
  return inventory
}

/** True where the letters can be one Cantonese syllable as Hong Kong clerks spell them. */
export function isCantoneseSyllable(letters: string): boolean {
  const sound = foldSyllable(letters)
  return sound !== null && sounds().has(sound)
}
