import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

let converter: ((text: string) => string) | undefined

/** The converter's tables take 100 MB and are built when the first Chinese name is met: readers of evidence never need them. */
function toSimplified(character: string): string {
  const convert = converter ?? Converter({ from: 'hk', to: 'cn' })
  converter = convert
  return convert(character)
}

const characters = new Map<string, string>()

/** Chinese text in simplified characters, one by one, so that 陳, 陈 and other variants of a character compare equal. */
export function simplify(text: string): string {
  let simple = ''
  for (const character of text) {
    let to = characters.get(character)
    if (to === undefined) {
      to = String(toSimplified(character))
      characters.set(character, to)
    }
    simple += to
  }
  return simple
}

/** Pinyin of a family name without tones and spaces, in the readings that surnames take: 单 "shan", 区 "ou", 欧阳 "ouyang". */
export function pinyinOfFamily(simplified: string): string {
  return plain(pinyin(simplified, { toneType: 'none', type: 'array', surname: 'all' }))
}

/** Pinyin of a given name without tones and spaces: 大文 "dawen". */
export function pinyinOfGiven(simplified: string): string {
  return plain(pinyin(simplified, { toneType: 'none', type: 'array' }))
}

function plain(syllables: string[]): string {
  return syllables
    .join('')
    .replaceAll('ü', 'v')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

const pinyinInitials = [
  'zh',
  'ch',
  'sh',
  'b',
  'p',
  'm',
  'f',
  'd',
  't',
  'n',
  'l',
  'g',
  'k',
  'h',
  'j',
  'q',
  'x',
  'r',
  'z',
  'c',
  's',
  'y',
  'w',
  '',
]
const pinyinFinals =
  /^(a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)$/

/** True where the letters can be one pinyin syllable. */
export function isPinyinSyllable(letters: string): boolean {
  const initial = pinyinInitials.find((start) => letters.startsWith(start))!
  const final = letters.slice(initial.length)
  return pinyinFinals.test(final) && (!final.startsWith('v') || initial === 'n' || initial === 'l')
}
