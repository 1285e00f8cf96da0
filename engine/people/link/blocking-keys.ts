import { type NameWord, skeleton } from '../names/index.ts'
import { swapDayAndMonth } from './read-date.ts'
import { type Dictionaries, Field, type Records } from './records.ts'

const rules = {
  id: 1,
  idStart: 2,
  idEnd: 3,
  phone: 4,
  phoneStart: 5,
  phoneEnd: 6,
  email: 7,
  emailLocal: 8,
  recordNumber: 9,
  nameSound: 10,
  birthFamily: 11,
  birthGiven: 12,
  house: 13,
  housePostcode: 14,
  familyPostcode: 15,
  birth: 18,
  givenPostcode: 19,
  givenStreet: 20,
} as const

/** 32-bit hash of two numbers under a rule (murmur finaliser). */
function hash(rule: number, a: number, b: number): number {
  let x = Math.imul(a ^ Math.imul(rule, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  x ^= x >>> 15
  x = Math.imul(x, 0x2c1b3c6d)
  x ^= x >>> 12
  x = Math.imul(x, 0x297a2d39)
  return (x ^ (x >>> 15)) >>> 0
}

/** 32-bit hash of a text (FNV-1a over UTF-16 units). */
export function hashText(text: string): number {
  let x = 0x811c9dc5
  for (let i = 0; i < text.length; i++) x = Math.imul(x ^ text.charCodeAt(i), 0x01000193)
  return x >>> 0
}

/** Keys by which a record is filed and looked for: two records are compared when they have a key in common. */
export class BlockingKeys {
  readonly #texts: TextHashes
  /** Sound hashes by word number: families, givens. */
  readonly #families: WordHashes
  readonly #givens: WordHashes
  #keys: number[] = []

  constructor(dictionaries: Dictionaries) {
    this.#texts = new TextHashes(dictionaries.texts.list)
    this.#families = new WordHashes(dictionaries.families.list)
    this.#givens = new WordHashes(dictionaries.givens.list)
  }

  /** Keys that few records share: numbers, birth date with a name's first sound, house. With `search`, swapped dates too. */
  strong(records: Records, row: number, search: boolean): readonly number[] {
    this.#keys = []
    const end = records.start[row + 1]!
    for (let at = records.seek(row, Field.id); at < end; at++) this.#addValue(records, at)
    const firstBirth = records.seek(row, Field.birth)
    const hasSure = records.field[records.start[row]!] === Field.name
    if (records.field[firstBirth] !== Field.birth || firstBirth === end) return this.#keys
    for (let at = records.start[row]!; at < firstBirth; at++) {
      if (records.field[at] === Field.guessedName && hasSure && !search) continue
      const family = records.a[at]!
      const given = records.b[at]!
      if (family >= 0)
        for (const start of this.#families.starts(family))
          this.#addBirths(records, firstBirth, end, start, rules.birthFamily, search)
      if (given >= 0)
        for (const start of this.#givens.starts(given))
          this.#addBirths(records, firstBirth, end, start, rules.birthGiven, search)
    }
    if (firstBirth === records.start[row]) this.#addBirths(records, firstBirth, end, 0, rules.birth, search)
    return this.#keys
  }

  /** Parts of numbers, which survive one wrong character. */
  parts(records: Records, row: number): readonly number[] {
    this.#keys = []
    const end = records.start[row + 1]!
    for (let at = records.seek(row, Field.id); at < end; at++) this.#addPart(records, at)
    return this.#keys
  }

  /** Keys that many may share: whole names, names with a place. */
  weak(records: Records, row: number, search: boolean): readonly number[] {
    this.#keys = []
    const end = records.start[row + 1]!
    const hasSure = records.field[records.start[row]!] === Field.name
    const firstPlace = records.seek(row, Field.street)
    for (let at = records.start[row]!; at < end && records.field[at]! <= Field.alias; at++) {
      const field = records.field[at]!
      if (field === Field.guessedName && hasSure && !search) continue
      const family = records.a[at]!
      const given = records.b[at]!
      if (family >= 0 && given >= 0) this.#addFullName(family, given)
      if (field === Field.alias) this.#addAliasName(records, row, given)
      this.#addWithPlaces(records, firstPlace, end, family, given)
    }
    return this.#keys
  }

  #addValue(records: Records, at: number): void {
    const field = records.field[at]!
    const code = records.b[at]!
    if (field === Field.flat || field === Field.city || field === Field.postcode) return
    const text = this.#texts.hash(code)
    if (field === Field.id)
      this.#keys.push(hash(rules.id, text, 0), hash(rules.id, this.#texts.hashWithoutLast(code), 0))
    else if (field === Field.phone) this.#keys.push(hash(rules.phone, text, 0))
    else if (field === Field.recordNumber) this.#keys.push(hash(rules.recordNumber, text, 0))
    else if (field === Field.email) this.#keys.push(hash(rules.email, text, 0))
    else if (field === Field.street) this.#addStreet(records.a[at]!, this.#texts.list[code]!)
  }

  #addPart(records: Records, at: number): void {
    const field = records.field[at]!
    const text = this.#texts.list[records.b[at]!]!
    if (field === Field.id) this.#addParts(text, rules.idStart, rules.idEnd)
    else if (field === Field.phone) this.#addParts(text, rules.phoneStart, rules.phoneEnd)
    else if (field === Field.email) {
      const local = text.slice(0, text.indexOf('@'))
      if (local.length >= 5) this.#keys.push(hash(rules.emailLocal, hashText(local), 0))
    }
  }

  /**
   * Five parts of a number, each of five characters or more, so that few share one: with one character wrong, lost or too many,
   * or two neighbours swapped, one part at least is still whole.
   */
  #addParts(text: string, startRule: number, endRule: number): void {
    if (text.length < 7) return
    this.#keys.push(
      hash(startRule, hashText(text.slice(0, 5)), 0),
      hash(endRule, hashText(text.slice(-5)), 0),
      hash(startRule, hashText(text.slice(0, 3) + text.slice(-3)), 1),
    )
    if (text.length > 8) return
    this.#keys.push(
      hash(startRule, hashText(text.slice(0, 2) + text.slice(-4)), 2),
      hash(startRule, hashText(text.slice(0, 4) + text.slice(-2)), 3),
    )
  }

  #addStreet(number: number, street: string): void {
    if (number < 0) return
    const house = this.#texts.hash(number)
    this.#keys.push(
      hash(rules.house, house, hashText(street.slice(0, 3))),
      hash(rules.house, house, hashText(street.slice(3, 6))),
    )
  }

  #addFullName(family: number, given: number): void {
    for (const a of this.#families.sounds(family)) {
      for (const b of this.#givens.sounds(given)) this.#keys.push(hash(rules.nameSound, a, b))
    }
  }

  #addAliasName(records: Records, row: number, alias: number): void {
    for (let at = records.start[row]!; records.field[at]! <= Field.guessedName && at < records.start[row + 1]!; at++) {
      const family = records.a[at]!
      if (family >= 0) this.#addFullName(family, alias)
    }
  }

  /** Names with a postcode or a street. */
  #addWithPlaces(records: Records, firstPlace: number, end: number, family: number, given: number): void {
    for (let at = firstPlace; at < end; at++) {
      const field = records.field[at]!
      if (field !== Field.postcode && field !== Field.street) continue
      const place = this.#texts.hash(records.b[at]!)
      const inPostcode = field === Field.postcode
      if (family >= 0 && inPostcode)
        for (const sound of this.#families.sounds(family)) this.#keys.push(hash(rules.familyPostcode, sound, place))
      if (given >= 0)
        for (const sound of this.#givens.sounds(given))
          this.#keys.push(hash(inPostcode ? rules.givenPostcode : rules.givenStreet, sound, place))
    }
  }

  #addBirths(records: Records, from: number, end: number, word: number, rule: number, search: boolean): void {
    for (let at = from; at < end && records.field[at] === Field.birth; at++) {
      const date = records.a[at]!
      this.#keys.push(hash(rule, date, word))
      const swapped = search ? swapDayAndMonth(date) : 0
      if (swapped !== 0) this.#keys.push(hash(rule, swapped, word))
    }
  }

  /** Forgets what was kept about words and texts from these numbers on. */
  forgetFrom(families: number, givens: number, texts: number): void {
    this.#families.forgetFrom(families)
    this.#givens.forgetFrom(givens)
    this.#texts.forgetFrom(texts)
  }
}

/** Hashes of texts, worked out once per text. */
class TextHashes {
  readonly list: readonly string[]
  readonly #whole: number[] = []

  constructor(list: readonly string[]) {
    this.list = list
  }

  hash(code: number): number {
    let hash = this.#whole[code]
    if (hash === undefined) {
      hash = hashText(this.list[code]!)
      this.#whole[code] = hash
    }
    return hash
  }

  /** For numbers of eight characters and more, whose last one is a check digit that may be missing. */
  hashWithoutLast(code: number): number {
    const text = this.list[code]!
    return text.length > 7 ? hashText(text.slice(0, -1)) : this.hash(code)
  }

  forgetFrom(kept: number): void {
    if (this.#whole.length > kept) this.#whole.length = kept
  }
}

/** Hashes of a word's sounds and of its start, worked out once per word. */
class WordHashes {
  readonly #list: readonly NameWord[]
  readonly #sounds: number[][] = []
  readonly #starts: number[][] = []

  constructor(list: readonly NameWord[]) {
    this.#list = list
  }

  sounds(code: number): number[] {
    let sounds = this.#sounds[code]
    if (sounds === undefined) {
      sounds = soundKeys(this.#list[code]!).map(hashText)
      this.#sounds[code] = sounds
    }
    return sounds
  }

  /** First letters of its sound, its spelling and its pinyin: coarse enough to survive spelling and script. */
  starts(code: number): number[] {
    let starts = this.#starts[code]
    if (starts === undefined) {
      const word = this.#list[code]!
      const letters = [word.syllables[0]?.[0], word.han ? undefined : word.text[0], word.pinyin[0]]
      starts = [
        ...new Set(letters.filter((letter) => letter !== undefined).map((letter) => hashText(letter.toLowerCase()))),
      ]
      this.#starts[code] = starts
    }
    return starts
  }

  forgetFrom(kept: number): void {
    if (this.#sounds.length > kept) this.#sounds.length = kept
    if (this.#starts.length > kept) this.#starts.length = kept
  }
}

/** Sounds by which a name is found: folded Cantonese, pinyin, and the consonants of what is neither; each word of several too. */
function soundKeys(word: NameWord): string[] {
  const keys = new Set(word.sounds)
  if (word.pinyin !== '') keys.add(word.pinyin)
  if (!word.han) {
    keys.add(word.skeleton)
    if (word.tokens.length > 1 && !word.chinese)
      for (const token of word.tokens.slice(0, 3)) if (token.length > 2) keys.add(skeleton(token))
  }
  return [...keys]
}
