import { editDistance } from './distance.ts'
import { areNicknames } from './lists.ts'
import type { NameWord } from './name-word.ts'

/** How two family or two given names agree, from nothing to equal. */
export const Likeness = {
  differ: 0,
  /** An English name against a romanised Chinese one: people use both, so it says little. */
  otherKind: 1,
  /** Equal letters or characters. */
  equal: 2,
  /** The same sound in another spelling or script: Tsang, Jang, 曾, Zeng. */
  sound: 3,
  /** A usual variant: Bob, Robert; Mohammed, Muhammad; Chan, Chen. */
  variant: 4,
  /** One of several words: Maria, Maria Elena; Nazario, Nazario Alcaraz. */
  partial: 5,
  /** One letter off (two in long names), in a name that can bear it. */
  typo: 6,
  /** J against Jonathan, C M against Chi Ming. */
  initial: 7,
  /** Similar, but no slip of one letter: as often another person as bad handwriting. */
  near: 8,
  /** One whole syllable or character is another: Wing Sze, Wing Kei. Brothers and sisters are called so. */
  sibling: 9,
} as const

export const likenessWords = [
  'differs',
  'other kind of name',
  'equal',
  'same sound',
  'variant',
  'one of several',
  'one letter off',
  'initial',
  'similar',
  'one syllable differs',
]

/** Compares two names of one role. Symmetric. */
export function compareWords(a: NameWord, b: NameWord): number {
  if (a.text === b.text) return Likeness.equal
  if (a.han && b.han) return compareHan(a.text, b.text)
  if (a.han || b.han) return a.han ? compareScripts(a, b) : compareScripts(b, a)
  return compareLatin(a, b)
}

function compareHan(a: string, b: string): number {
  if (a.length !== b.length)
    return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a)) ? Likeness.sibling : Likeness.differ
  if (a.length < 2) return Likeness.differ
  let differing = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differing++
  return differing === 1 ? Likeness.sibling : Likeness.differ
}

function compareScripts(han: NameWord, latin: NameWord): number {
  const sound = latin.sounds[0]
  if (sound !== undefined && han.sounds.includes(sound)) return Likeness.sound
  if (latin.text === han.pinyin) return Likeness.sound
  if (!latin.chinese && latin.text.length <= 2) return isInitials(latin, han) ? Likeness.initial : Likeness.differ
  if (isInitials(latin, han)) return Likeness.initial
  if (latin.text.length >= 5 && editDistance(latin.text, han.pinyin, 1) <= 1) return Likeness.typo
  if (syllablesOff(latin.syllables, han.syllables) === 1) return Likeness.sibling
  return latin.chinese ? Likeness.differ : Likeness.otherKind
}

/** "K", "K S" or "KS" for 嘉秀. */
function isInitials(latin: NameWord, han: NameWord): boolean {
  if (latin.text.length > han.syllables.length || latin.tokens.some((token) => token.length > 1)) return false
  return han.syllables.every(
    (sound, i) =>
      latin.text[i] === undefined || foldsTo(latin.text[i]!, sound) || (i === 0 && latin.text[0] === han.pinyin[0]),
  )
}

function foldsTo(letter: string, sound: string): boolean {
  const starts: Record<string, string> = { C: 'cjtz', K: 'kg', T: 'td', P: 'pb', S: 'sx', Q: 'kgq' }
  return (starts[sound[0]!] ?? sound[0]!.toLowerCase()).includes(letter)
}

/** Words of names that are shared by whole peoples. */
const particles = new Set(
  'al el ul ibn bin bint binti abu abd abdul de del de la las los da dos van von der den ter le du san bte so'.split(
    ' ',
  ),
)

function compareLatin(a: NameWord, b: NameWord): number {
  if (a.sounds.length > 0 && a.sounds[0] === b.sounds[0]) return Likeness.sound
  if (a.text.length === b.text.length && sameTokens(a.tokens, b.tokens)) return Likeness.sound
  if (a.surnames !== undefined && b.surnames !== undefined && !a.surnames.isDisjointFrom(b.surnames))
    return Likeness.variant
  const [short, long] = a.tokens.length <= b.tokens.length ? [a.tokens, b.tokens] : [b.tokens, a.tokens]
  if (areInitials(a.tokens, b.tokens)) return Likeness.initial
  if (!(a.chinese && b.chinese) && a.skeleton === b.skeleton && a.skeleton.length >= 2) return Likeness.variant
  if (isTypo(a, b)) return a.chinese && b.chinese ? slipOrSibling(a, b) : Likeness.typo
  if (isShortSlip(a, b)) return Likeness.near
  if (!a.chinese && !b.chinese) return compareWestern(a, b, short, long)
  if (a.chinese !== b.chinese) return compareKinds(a, b)
  return syllablesOff(a.syllables, b.syllables) === 1 || partOf(a.syllables, b.syllables)
    ? Likeness.sibling
    : Likeness.differ
}

/** O, Mg, Hi for To, Ng, Shi: a letter wrong or lost in a short surname, when not both are surnames. */
function isShortSlip(a: NameWord, b: NameWord): boolean {
  if (Math.min(a.text.length, b.text.length) > 3 || (a.surnames === undefined) === (b.surnames === undefined))
    return false
  return editDistance(a.text, b.text, 1) <= 1
}

/** Wai Man, Wai Mam: one letter may be a slip; more make another syllable. */
function slipOrSibling(a: NameWord, b: NameWord): number {
  return editDistance(a.text, b.text, 1) <= 1 ? Likeness.near : Likeness.sibling
}

function compareWestern(a: NameWord, b: NameWord, short: string[], long: string[]): number {
  if (short.some((token) => token.length > 1 && long.includes(token) && !particles.has(token))) return Likeness.partial
  if (a.tokens[0] !== b.tokens[0] && areNicknames(a.tokens[0]!, b.tokens[0]!)) return Likeness.variant
  if (areSimilar(a.text, b.text)) return Likeness.near
  return short.some((token) => long.some((other) => areSimilar(token, other))) ? Likeness.near : Likeness.differ
}

/** "david tai man" holds "tai man"; otherwise an English and a Chinese name say little about each other. */
function compareKinds(a: NameWord, b: NameWord): number {
  const [chinese, other] = a.chinese ? [a, b] : [b, a]
  const holds = other.text.startsWith(chinese.text) || other.text.endsWith(chinese.text)
  if (chinese.text.length >= 4 && other.text.length > chinese.text.length && holds) return Likeness.partial
  if (!other.english && areSimilar(a.text, b.text)) return Likeness.near
  return other.english || chinese.tokens.length > 1 ? Likeness.otherKind : Likeness.differ
}

/** Cut short, or up to two letters in five off: a name spoilt by bad handwriting, or another one. */
function areSimilar(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 3 && long.startsWith(short)) return true
  const limit = Math.floor(0.4 * long.length)
  return short.length >= 4 && editDistance(a, b, limit) <= limit
}

function sameTokens(a: string[], b: string[]): boolean {
  return a.length > 1 && a.length === b.length && [...a].sort().join() === [...b].sort().join()
}

/** All words of one side are single letters, or start the other's words, in order; at least one is a single letter. */
function areInitials(a: string[], b: string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let single = false
  for (const [i, token] of short.entries()) {
    const other = long[i]!
    if (token === other) continue
    if (token.length > 1 && other.length > 1) return false
    if (token[0] !== other[0]) return false
    single = true
  }
  return single
}

function isTypo(a: NameWord, b: NameWord): boolean {
  const length = Math.min(a.text.length, b.text.length)
  if (length < 3) return false
  const limit = length >= 8 ? 2 : 1
  return editDistance(a.text, b.text, limit) <= limit
}

function syllablesOff(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length || a.length < 2) return 99
  let off = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) off++
  return off
}

function partOf(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 0 && long.length > short.length && short.every((sound) => long.includes(sound))
}
