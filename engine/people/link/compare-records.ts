import { editDistance, Likeness } from '../names/index.ts'
import { AddressComparison } from './compare-addresses.ts'
import { NameComparison } from './compare-names.ts'
import {
  Agreement,
  compareDates,
  compareEmails,
  compareIds,
  comparePhones,
  dateWeight,
  emailWeight,
  idWeight,
  phoneWeight,
} from './compare-values.ts'
import type { Frequencies } from './frequencies.ts'
import { policyElement, strongIdElements } from './identity-table.ts'
import { NameWeights } from './name-weights.ts'
import { type Dictionaries, Field, fieldCount, type Records } from './records.ts'
import { familyBits, givenBits, recordNumberBits, sexBits } from './weights.ts'

/** The evidence of one pair, field by field; reused from pair to pair. */
export class Evidence {
  /** Bits per field. Names stand under `Field.name`. */
  readonly bits = new Float64Array(fieldCount)
  /** `Agreement` per field, 0 where a side has no value. */
  readonly how = new Uint8Array(fieldCount)
  /** All bits together. */
  total = 0
  /** The part of it that a relative in the same household would have too. */
  household = 0
  /** True where both have a number of one kind that one person has only once, and they differ beyond a misreading. */
  conflict = false
  /**
   * True where a person should look, however unlikely chance is: another given name without a number that agrees (an
   * unknown twin, a brother); another family name without a number or contact; nothing but the name, or nothing but a date or a
   * place; a number under another name with nothing beside it. A letter to the wrong person cannot be taken back.
   */
  doubtful = false
  /** Element of the identifier that was compared. */
  idElement = -1
}

/** Bits by which disagreement counts less, per field. */
export interface Leniency {
  family: number
  given: number
  fields: Float64Array
}

/** Disagreement stays disagreement, however lenient. */
const leastAgainst = -0.3

function softer(bits: number, by: number): number {
  return bits < leastAgainst ? Math.min(leastAgainst, bits + by) : bits
}

/** Households share phones and e-mails; from so many holders on it is no household. */
const fewHolders = 6

const numbers = [Field.id, Field.recordNumber]
const contacts = [Field.phone, Field.email]
/** What makes a name one person's; sex and town are shared by thousands. */
const besideName = [Field.birth, Field.street, Field.flat, Field.postcode]
/** What a number must have beside it when it comes under another name. */
const besideNumber = [Field.birth, Field.phone, Field.email, Field.street]
/** Bits of a name below which it is another one: a number may have been filed under the wrong person. */
const misfiledName = -3

/** Record numbers of another shape come from another system and say nothing against a patient. */
function sameShape(a: string, b: string): boolean {
  const shape = (text: string) => text.replace(/\d/g, '9').replace(/[A-Z]/g, 'A')
  return shape(a) === shape(b)
}

/** Compares records of two sides that share dictionaries. */
export class RecordComparison {
  readonly evidence = new Evidence()
  readonly names: NameComparison
  readonly #familyWeights: NameWeights
  readonly #givenWeights: NameWeights
  readonly #frequencies: Frequencies
  readonly #dictionaries: Dictionaries
  readonly #address: AddressComparison
  readonly #leniency: Leniency | undefined
  readonly #bestOfElement = new Map<number, { bits: number; how: number }>()

  /** `leniency` softens what speaks against a pair, for tables that are known to be full of errors. */
  constructor(dictionaries: Dictionaries, frequencies: Frequencies, leniency?: Leniency) {
    this.#leniency = leniency
    this.#dictionaries = dictionaries
    this.#frequencies = frequencies
    this.#address = new AddressComparison(dictionaries.texts.list, frequencies)
    this.#familyWeights = new NameWeights(dictionaries.families, frequencies.families, familyBits)
    this.#givenWeights = new NameWeights(dictionaries.givens, frequencies.givens, givenBits)
    this.names = new NameComparison(
      this.#familyWeights,
      this.#givenWeights,
      (given) => given >= 0 && dictionaries.givens.list[given]!.han,
      frequencies.nameTogether,
    )
  }

  /** Fills `evidence` and answers its total in bits (without the prior). */
  compare(mentions: Records, mention: number, patients: Records, patient: number): number {
    const evidence = this.evidence
    evidence.bits.fill(0)
    evidence.how.fill(0)
    evidence.conflict = false
    evidence.idElement = -1
    const name = this.names.compare(mentions, mention, patients, patient)
    evidence.bits[Field.name] = name
    evidence.household = Math.max(0, this.names.evidence.family)
    evidence.total = name
    this.#compareValues(mentions, mention, patients, patient)
    this.#comparePlaces(mentions, mention, patients, patient)
    if (this.#leniency !== undefined) this.#soften(this.#leniency)
    evidence.doubtful = this.#isDoubtful()
    return evidence.total
  }

  #isDoubtful(): boolean {
    const { bits } = this.evidence
    const { familyLikeness, givenLikeness } = this.names.evidence
    const agrees = (fields: readonly number[]): boolean => fields.some((field) => bits[field]! > 0)
    if (agrees(numbers)) return bits[Field.name]! < misfiledName && !agrees(besideNumber)
    if (givenLikeness === Likeness.differ || givenLikeness === Likeness.sibling) return true
    if (agrees(contacts)) return false
    return familyLikeness === Likeness.differ || bits[Field.name]! <= 0 || !agrees(besideName)
  }

  #soften(leniency: Leniency): void {
    const { bits } = this.evidence
    const { family, given } = this.names.evidence
    const inNames = softer(family, leniency.family) - family + softer(given, leniency.given) - given
    bits[Field.name]! += inNames
    let gained = inNames
    for (let field: number = Field.birth; field < fieldCount; field++) {
      const soft = softer(bits[field]!, leniency.fields[field]!)
      gained += soft - bits[field]!
      bits[field] = soft
    }
    this.evidence.total += gained
  }

  /** True where an identifier, phone or e-mail of both is one character apart: what a shared part of a number promised. */
  haveNearNumbers(mentions: Records, mention: number, patients: Records, patient: number): boolean {
    const texts = this.#dictionaries.texts.list
    const end = mentions.start[mention + 1]!
    const otherEnd = patients.start[patient + 1]!
    const first = patients.seek(patient, Field.id)
    for (let i = mentions.seek(mention, Field.id); i < end && mentions.field[i]! <= Field.email; i++) {
      for (let j = first; j < otherEnd && patients.field[j]! <= mentions.field[i]!; j++) {
        if (mentions.field[i] !== patients.field[j]) continue
        const own = texts[mentions.b[i]!]!
        const other = texts[patients.b[j]!]!
        if (
          mentions.field[i] === Field.id ? compareIds(own, other) <= Agreement.near : editDistance(own, other, 1) <= 1
        )
          return true
        if (mentions.field[i] === Field.email && compareEmails(own, other) !== Agreement.differs) return true
      }
    }
    return false
  }

  /** Dates, sex, identifiers, numbers: the best pair of values of a field counts. */
  #compareValues(mentions: Records, mention: number, patients: Records, patient: number): void {
    const end = mentions.start[mention + 1]!
    const otherEnd = patients.start[patient + 1]!
    let j = patients.seek(patient, Field.birth)
    for (let i = mentions.seek(mention, Field.birth); i < end; ) {
      const field = mentions.field[i]!
      if (field >= Field.street) break
      let next = i + 1
      while (next < end && mentions.field[next] === field) next++
      while (j < otherEnd && patients.field[j]! < field) j++
      let last = j
      while (last < otherEnd && patients.field[last] === field) last++
      if (last > j && field === Field.id) this.#compareIdentifiers(mentions, i, next, patients, j, last)
      else if (last > j) this.#compareField(field, mentions, i, next, patients, j, last)
      i = next
      j = last
    }
  }

  #compareField(
    field: number,
    mentions: Records,
    i: number,
    next: number,
    patients: Records,
    j: number,
    last: number,
  ): void {
    const evidence = this.evidence
    let best = Number.NEGATIVE_INFINITY
    for (let p = i; p < next; p++) {
      for (let q = j; q < last; q++) {
        const agreement = this.#agreement(field, mentions, p, patients, q)
        const bits = this.#weight(field, agreement, patients, q)
        if (bits <= best) continue
        best = bits
        evidence.how[field] = agreement
      }
    }
    evidence.bits[field] = best
    evidence.total += best
    if (best > 0 && (field === Field.phone || field === Field.email)) evidence.household += best
  }

  #agreement(field: number, mentions: Records, p: number, patients: Records, q: number): number {
    if (field === Field.birth) return compareDates(mentions.a[p]!, patients.a[q]!)
    const a = mentions.b[p]!
    const b = patients.b[q]!
    if (a === b) return Agreement.equal
    const texts = this.#dictionaries.texts.list
    if (field === Field.recordNumber) return sameShape(texts[a]!, texts[b]!) ? Agreement.differs : Agreement.none
    if (field !== Field.phone && field !== Field.email) return Agreement.differs
    return field === Field.phone ? comparePhones(texts[a]!, texts[b]!) : compareEmails(texts[a]!, texts[b]!)
  }

  #weight(field: number, agreement: number, patients: Records, q: number): number {
    if (field === Field.birth) return dateWeight(agreement, this.#frequencies.birth(patients.a[q]!))
    if (field === Field.sex) return agreement === Agreement.equal ? sexBits.equal : sexBits.differ
    if (field === Field.phone) return this.#unlessShared(phoneWeight(agreement), agreement, patients.b[q]!)
    if (field === Field.email) return this.#unlessShared(emailWeight(agreement), agreement, patients.b[q]!)
    if (agreement === Agreement.none) return 0
    if (agreement !== Agreement.equal) return recordNumberBits.differ
    const number = this.#dictionaries.texts.list[patients.b[q]!]!
    return /^\d{1,6}$/.test(number) ? Math.log2(Math.max(2, this.#frequencies.people)) : recordNumberBits.equal
  }

  /** A value that many patients have (the clinic's own phone, "0000000") says no more than that it is one of these. */
  #unlessShared(bits: number, agreement: number, text: number): number {
    if (agreement !== Agreement.equal) return bits
    const holders = this.#frequencies.holders(text)
    return holders < fewHolders ? bits : Math.min(bits, Math.log2(this.#frequencies.people / holders))
  }

  /** Identifiers are compared kind by kind; equal numbers agree whatever they were taken for. */
  #compareIdentifiers(mentions: Records, i: number, next: number, patients: Records, j: number, last: number): void {
    const evidence = this.evidence
    const best = this.#bestOfElement
    best.clear()
    for (let p = i; p < next; p++) {
      for (let q = j; q < last; q++) {
        const same = mentions.b[p] === patients.b[q]
        const element = mentions.a[p]!
        if (!same && element !== patients.a[q]) continue
        const own = this.#dictionaries.texts.list[mentions.b[p]!]!
        const other = this.#dictionaries.texts.list[patients.b[q]!]!
        const how = same ? Agreement.equal : compareIds(own, other)
        const bits = this.#unlessShared(idWeight(how, element, own, other), how, patients.b[q]!)
        if (bits > (best.get(element)?.bits ?? Number.NEGATIVE_INFINITY)) best.set(element, { bits, how })
      }
    }
    let strongest = 0
    for (const [element, { bits, how }] of best) {
      evidence.bits[Field.id]! += bits
      if (element === policyElement) evidence.household += Math.max(0, bits)
      if (how === Agreement.conflict && strongIdElements.has(element)) evidence.conflict = true
      if (Math.abs(bits) <= strongest) continue
      strongest = Math.abs(bits)
      evidence.how[Field.id] = how
      evidence.idElement = element
    }
    evidence.total += evidence.bits[Field.id]!
  }

  #comparePlaces(mentions: Records, mention: number, patients: Records, patient: number): void {
    const evidence = this.evidence
    const bits = this.#address.compare(mentions, mention, patients, patient)
    evidence.bits[Field.street] = this.#address.street
    evidence.bits[Field.flat] = this.#address.flat
    evidence.bits[Field.postcode] = this.#address.postcode
    evidence.bits[Field.city] = this.#address.city
    evidence.how[Field.street] = this.#address.how
    evidence.total += bits
    if (bits > 0) evidence.household += bits
  }

  /** Forgets what was kept about words from these numbers on (the mentions' own). */
  forgetWords(families: number, givens: number): void {
    this.#familyWeights.forgetFrom(families)
    this.#givenWeights.forgetFrom(givens)
  }
}
