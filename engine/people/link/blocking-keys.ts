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
  familyStreet: 16,
  familyInitial: 17,
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
  readonly #dictionaries: Dictionaries
  /** Sound hashes by word number: families, givens. */
  readonly #families: WordHashes
  readonly #givens: WordHashes
  #keys: number[] = []

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries
    this.#families = new WordHashes(dictionaries.families.list)
    this.#givens = new WordHashes(dictionaries.givens.list)
  }

  /** All keys of a record. With `search`, also those that only the looking side needs (swapped dates). */
  of(records: Records, row: number, search: boolean): number[] {
    this.#keys = []
    const start = records.start[row]!
    const end = records.start[row + 1]!
    for (let at = start; at < end; at++) this.#addValue(records, at)
    this.#addNames(records, row, search)
    return this.#keys
  }

  #addValue(records: Records, at: number): void {
    const keys = this.#keys
    const field = records.field[at]!
    const code = records.b[at]!
    if (field < Field.id || field === Field.flat || field === Field.city || code < 0) return
    const text = this.#dictionaries.texts.list[code]!
    if (field === Field.id) this.#addHalves(text, rules.id, rules.idStart, rules.idEnd)
    else if (field === Field.phone) this.#addHalves(text, rules.phone, rules.phoneStart, rules.phoneEnd)
    else if (field === Field.recordNumber) keys.push(hash(rules.recordNumber, hashText(text), 0))
    else if (field === Field.email) {
      keys.push(hash(rules.email, hashText(text), 0))
      const local = text.slice(0, text.indexOf('@'))
      if (local.length >= 5) keys.push(hash(rules.emailLocal, hashText(local), 0))
    } else if (field === Field.street) this.#addStreet(records, at, text)
  }

  /** The whole number, its halves and its ends: with one character wrong or two swapped, one of them is still right. */
  #addHalves(text: string, whole: number, startRule: number, endRule: number): void {
    this.#keys.push(hash(whole, hashText(text), 0))
    if (whole === rules.id && text.length > 7) this.#keys.push(hash(whole, hashText(text.slice(0, -1)), 0))
    if (text.length < 7) return
    const middle = text.length >> 1
    this.#keys.push(
      hash(startRule, hashText(text.slice(0, middle)), 0),
      hash(endRule, hashText(text.slice(-middle)), 0),
    )
    if (text.length > 7) this.#keys.push(hash(endRule, hashText(text.slice(-middle - 1, -1)), 0))
    this.#keys.push(hash(startRule, hashText(text.slice(0, 3) + text.slice(-3)), 1))
  }

  #addStreet(records: Records, at: number, street: string): void {
    const number = records.a[at]!
    if (number < 0) return
    const house = hashText(this.#dictionaries.texts.list[number]!)
    this.#keys.push(
      hash(rules.house, house, hashText(street.slice(0, 3))),
      hash(rules.house, house, hashText(street.slice(3, 6))),
    )
  }

  #addNames(records: Records, row: number, search: boolean): void {
    const firstBirth = records.seek(row, Field.birth)
    for (let at = records.start[row]!; at < firstBirth; at++) {
      const field = records.field[at]!
      if (field === Field.guessedName && !search) continue
      const family = records.a[at]!
      const given = records.b[at]!
      if (family >= 0 && given >= 0) this.#addFullName(family, given)
      if (field === Field.alias) this.#addAliasName(records, row, given)
      this.#addWithValues(records, row, family, given, search)
    }
    if (firstBirth === records.start[row]) this.#addBirths(records, row, 0, rules.birth, search)
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

  /** Names with a second field: date of birth, postcode, street. */
  #addWithValues(records: Records, row: number, family: number, given: number, search: boolean): void {
    if (family >= 0)
      for (const start of this.#families.starts(family)) this.#addBirths(records, row, start, rules.birthFamily, search)
    if (given >= 0)
      for (const start of this.#givens.starts(given)) this.#addBirths(records, row, start, rules.birthGiven, search)
    for (let at = records.seek(row, Field.street); at < records.start[row + 1]!; at++) {
      const field = records.field[at]!
      if (field !== Field.postcode && field !== Field.street) continue
      const place = hashText(this.#dictionaries.texts.list[records.b[at]!]!)
      if (family >= 0)
        for (const sound of this.#families.sounds(family))
          this.#keys.push(hash(field === Field.postcode ? rules.familyPostcode : rules.familyStreet, sound, place))
      if (given >= 0)
        for (const sound of this.#givens.sounds(given))
          this.#keys.push(hash(field === Field.postcode ? rules.givenPostcode : rules.givenStreet, sound, place))
    }
  }

  #addBirths(records: Records, row: number, word: number, rule: number, search: boolean): void {
    for (
      let at = records.seek(row, Field.birth);
      at < records.start[row + 1]! && records.field[at] === Field.birth;
      at++
    ) {
      const date = records.a[at]!
      this.#keys.push(hash(rule, date, word))
      const swapped = search ? swapDayAndMonth(date) : 0
      if (swapped !== 0) this.#keys.push(hash(rule, swapped, word))
    }
  }

  forgetFrom(families: number, givens: number): void {
    this.#families.forgetFrom(families)
    this.#givens.forgetFrom(givens)
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
